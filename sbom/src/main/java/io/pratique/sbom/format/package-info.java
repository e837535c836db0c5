/// Inventories as documents for other programs: a [io.pratique.model.inventory.ScanResult] is written in a
/// [io.pratique.sbom.format.SbomFormat], and [io.pratique.sbom.format.SbomReader] makes one of a document again.
/// Next: [io.pratique.sbom.format.document].
@NullMarked
package io.pratique.sbom.format;

import org.jspecify.annotations.NullMarked;
