/// Packages of R, installed or locked by renv. In come their metadata files, out go components of purl type `cran`.
@NullMarked
package io.pratique.sbom.language.r;

import org.jspecify.annotations.NullMarked;
