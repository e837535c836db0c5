/// Programs, whatever language they were written in: where their parts lie. In come executables, out go places and
/// sections, of which [io.pratique.sbom.language.golang] and [io.pratique.sbom.language.rust] make packages; both
/// are called by [io.pratique.sbom.language.program].
@NullMarked
package io.pratique.sbom.language.binary;

import org.jspecify.annotations.NullMarked;
