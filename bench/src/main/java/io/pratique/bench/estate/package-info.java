/// Estates of container images that are made up, of any size, to measure the platform by.
///
/// In: an advisory database, whose names and versions of packages the images hold; a number that decides all
/// chance.
/// Out: rows in a PostgreSQL database, the same that [io.pratique.server] writes when it scans such images, and the
/// figures of [Scale].
@NullMarked
package io.pratique.bench.estate;

import org.jspecify.annotations.NullMarked;
