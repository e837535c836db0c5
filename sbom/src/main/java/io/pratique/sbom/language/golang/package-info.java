/// Modules of Go: programs, which carry the list of their modules, and the files of source folders. In come
/// executables as streams, go.mod and its kin, out go components of purl type `golang`.
@NullMarked
package io.pratique.sbom.language.golang;

import org.jspecify.annotations.NullMarked;
