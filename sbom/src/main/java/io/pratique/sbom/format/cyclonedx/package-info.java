/// CycloneDX (ECMA-424), out as JSON and XML, in from both: an inventory becomes a
/// [io.pratique.sbom.format.cyclonedx.CycloneDxDocument], and drafts come of a document that is read.
/// Next: [io.pratique.sbom.format.spdx].
@NullMarked
package io.pratique.sbom.format.cyclonedx;

import org.jspecify.annotations.NullMarked;
