package io.pratique.match.policy;

import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import java.util.List;
import java.util.Set;

/// Which findings to show and to judge.
///
/// @param severities those to keep; empty to keep all
/// @param onlyFixed whether to keep only findings that an update ends
public record FindingFilter(Set<Severity> severities, boolean onlyFixed) {
    public static final FindingFilter ALL = new FindingFilter(Set.of(), false);

    public FindingFilter {
        severities = Set.copyOf(severities);
    }

    public Assessment apply(Assessment assessment) {
        List<Finding> kept = assessment.findings().stream().filter(this::keeps).toList();
        return new Assessment(
                assessment.scan(), kept, assessment.unjudged(), assessment.advisories(), assessment.endOfLife());
    }

    private boolean keeps(Finding finding) {
        boolean severe =
                severities.isEmpty() || severities.contains(finding.rating().severity());
        return severe && (!onlyFixed || finding.state() == FixState.FIXED);
    }
}
