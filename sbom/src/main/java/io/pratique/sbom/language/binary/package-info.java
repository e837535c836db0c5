/// Programs, whatever language they were written in: where their parts lie. In come executables, out go places,
/// sections and symbols, of which [io.pratique.sbom.language.golang], [io.pratique.sbom.language.rust] and
/// [io.pratique.sbom.embedded] make packages; all are called by [io.pratique.sbom.language.program].
@NullMarked
package io.pratique.sbom.language.binary;

import org.jspecify.annotations.NullMarked;
