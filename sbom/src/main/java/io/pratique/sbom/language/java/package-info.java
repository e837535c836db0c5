/// Java archives and the archives inside them. In come zip files held in memory, out go components of purl type
/// `maven`.
@NullMarked
package io.pratique.sbom.language.java;

import org.jspecify.annotations.NullMarked;
