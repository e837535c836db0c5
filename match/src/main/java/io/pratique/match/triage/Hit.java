package io.pratique.match.triage;

import io.pratique.advisory.store.Candidate;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.VersionRange;
import java.util.List;

/// An advisory that an installed version is affected by.
///
/// @param ranges the advisory's ranges that concern the installed package, in its own terms
/// @param evidence what was compared
public record Hit(Candidate candidate, List<VersionRange> ranges, Evidence evidence) {}
