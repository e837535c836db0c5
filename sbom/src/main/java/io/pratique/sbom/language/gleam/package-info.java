/// Gleam: the manifest of a project and its lock file. Out go components of purl type `hex`.
@NullMarked
package io.pratique.sbom.language.gleam;

import org.jspecify.annotations.NullMarked;
