/// SPDX (ISO/IEC 5962 and its successors), out as JSON, tags and JSON-LD, in from these and the other forms that
/// version 2 has. Next: [io.pratique.sbom.format.syft].
@NullMarked
package io.pratique.sbom.format.spdx;

import org.jspecify.annotations.NullMarked;
