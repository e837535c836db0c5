/// What licences packages are under. In come texts that packages declare, out go expressions of the SPDX
/// specification, annex D, where a text can be read as one; or in come licence files, out go the licences whose
/// texts
/// they hold, which go to [io.pratique.sbom].
@NullMarked
package io.pratique.sbom.license;

import org.jspecify.annotations.NullMarked;
