/// Chapter 4: from packages and advisories to findings. Pure: the same inventory and the same advisories give the
/// same findings.
@NullMarked
package io.pratique.match;

import org.jspecify.annotations.NullMarked;
