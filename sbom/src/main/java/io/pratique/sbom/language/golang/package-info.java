/// Programs built by Go, which carry the list of their modules. In come executables as streams, out go components
/// of purl type `golang`.
@NullMarked
package io.pratique.sbom.language.golang;

import org.jspecify.annotations.NullMarked;
