/// What a CycloneDX 1.6 document (ECMA-424) says of findings: [io.pratique.report.cyclonedx.Findings] adds it to
/// the inventory that [io.pratique.sbom.format] writes.
@NullMarked
package io.pratique.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
