/// Several inventories at once: in what two differ, and what they are together. In comes what
/// [io.pratique.sbom.Scanner] or [io.pratique.sbom.format.SbomReader] found.
@NullMarked
package io.pratique.sbom.compare;

import org.jspecify.annotations.NullMarked;
