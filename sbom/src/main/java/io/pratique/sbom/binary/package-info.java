/// Programs that no package manager brought, told by what they say of themselves: signatures of versions, which are
/// data in `rules/binaries`, and the `release` file of Java. In come executables and libraries as they pass, out go
/// components, most of purl type `generic`, to [io.pratique.sbom.analyzer].
@NullMarked
package io.pratique.sbom.binary;

import org.jspecify.annotations.NullMarked;
