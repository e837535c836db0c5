/// The platform: images of connected registries, scanned when they are pushed and judged anew with every advisory.
///
/// In: registry events, images, advisory databases. Out: what is known of every image, by an API and on pages. The
/// scanning and judging itself is done by the chapters before.
@NullMarked
package io.pratique.server;

import org.jspecify.annotations.NullMarked;
