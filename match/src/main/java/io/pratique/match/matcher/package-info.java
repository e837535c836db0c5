/// From an inventory and an advisory database to findings.
///
/// In: a [io.pratique.model.inventory.ScanResult] and an [io.pratique.advisory.store.AdvisoryStore].
/// [io.pratique.match.matcher.Coordinates] says under which names a package is looked up,
/// [io.pratique.match.matcher.Evaluation] whether a version is affected, and [io.pratique.match.matcher.Matcher]
/// makes the assessment. Out: an [io.pratique.match.Assessment]. Next: [io.pratique.match.triage] tells which
/// statements speak of one problem.
@NullMarked
package io.pratique.match.matcher;

import org.jspecify.annotations.NullMarked;
