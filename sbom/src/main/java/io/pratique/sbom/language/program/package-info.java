/// Programs that tell what they were built from. In come executables as streams, each read once; out go the
/// components that [io.pratique.sbom.language.golang], [io.pratique.sbom.language.rust] and
/// [io.pratique.sbom.embedded] find in them.
@NullMarked
package io.pratique.sbom.language.program;

import org.jspecify.annotations.NullMarked;
