/// The parts of a CycloneDX 1.6 document (ECMA-424): [io.pratique.report.cyclonedx.Document] writes it.
@NullMarked
package io.pratique.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
