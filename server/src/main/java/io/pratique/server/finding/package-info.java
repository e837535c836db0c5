/// What is wrong with images, as lists: findings now and as they were known at any time, the packages and the
/// images
/// of a vulnerability, and whether what replaced an image ended its findings.
///
/// In: the rows that [io.pratique.server.judge] and [io.pratique.server.inventory] wrote. Out: rows for
/// [io.pratique.server.api].
@NullMarked
package io.pratique.server.finding;

import org.jspecify.annotations.NullMarked;
