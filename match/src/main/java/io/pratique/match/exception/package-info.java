/// What somebody said of findings, and which of them it overrules: ignore rules of people, VEX statements of
/// makers.
///
/// In: [io.pratique.model.finding.Finding]s and the [io.pratique.match.exception.Statement]s that the readers here
/// and in [io.pratique.match.vex] found. Out: an [io.pratique.match.exception.Outcome]. Next:
/// [io.pratique.match.policy] judges what stays open.
@NullMarked
package io.pratique.match.exception;

import org.jspecify.annotations.NullMarked;
