/// What licences packages are under. In come texts that packages declare, out go expressions of the SPDX
/// specification, annex D, where a text can be read as one.
@NullMarked
package io.pratique.sbom.license;

import org.jspecify.annotations.NullMarked;
