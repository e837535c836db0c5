/// What several statements about one package amount to: which of them name the same problem, how bad it is, and
/// what ends it.
///
/// In: the [io.pratique.match.triage.Hit]s of one package. Out: [io.pratique.match.triage.Problem]s. Next:
/// [io.pratique.match.policy] decides.
@NullMarked
package io.pratique.match.triage;

import org.jspecify.annotations.NullMarked;
