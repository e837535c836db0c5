/// Packages of Julia: manifests, and packages in a depot. In come TOML files, out go components of purl type
/// `julia`.
@NullMarked
package io.pratique.sbom.language.julia;

import org.jspecify.annotations.NullMarked;
