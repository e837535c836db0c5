/// Syft's own JSON, in only.
@NullMarked
package io.pratique.sbom.format.syft;

import org.jspecify.annotations.NullMarked;
