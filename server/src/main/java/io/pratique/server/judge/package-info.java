/// What is wrong with packages: each component judged once for all images, and again when advisories about it
/// change.
///
/// In: components and a generation of advisories. Out: rows of `problem` and `tally`. A place, that is a name under
/// which advisories are looked up, remembers a fingerprint of what they said; when another generation says the
/// same,
/// nothing is to do. Who judges holds the row of the place, who links a component to an image holds it too, shared:
/// that is what keeps counts exact while images come in and advisories change.
@NullMarked
package io.pratique.server.judge;

import org.jspecify.annotations.NullMarked;
