/// VEX (Vulnerability Exploitability eXchange) in its formats: OpenVEX, CSAF and CycloneDX.
///
/// In: documents, attestations, repositories. Out: [io.pratique.match.exception.Statement]s. Next:
/// [io.pratique.match.exception.Exceptions] applies them.
@NullMarked
package io.pratique.match.vex;

import org.jspecify.annotations.NullMarked;
