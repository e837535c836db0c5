package io.pratique.match.policy;

import io.pratique.match.Assessment;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Ruling;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which findings to show and to judge.
///
/// @param severities those to keep; empty to keep all
/// @param onlyFixed whether to keep only findings that an update ends
/// @param inBase whether to keep only findings in what the base image brought, or only in what it did not; null for
///     both. Where that is not known of a package its findings are kept
public record FindingFilter(
        Set<Severity> severities,
        boolean onlyFixed,
        @Nullable Boolean inBase) {
    public static final FindingFilter ALL = new FindingFilter(Set.of(), false, null);

    public FindingFilter {
        severities = Set.copyOf(severities);
    }

    public Assessment apply(Assessment assessment) {
        Overruled overruled = assessment.overruled();
        return assessment.with(
                assessment.findings().stream()
                        .filter(finding -> keeps(assessment, finding))
                        .toList(),
                new Overruled(
                        kept(assessment, overruled.suppressed()),
                        kept(assessment, overruled.expired()),
                        overruled.unused(),
                        overruled.problems()));
    }

    private List<Ruling> kept(Assessment assessment, List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> keeps(assessment, ruling.finding()))
                .toList();
    }

    private boolean keeps(Assessment assessment, Finding finding) {
        return keeps(finding, assessment.scan().inBase(finding.component()));
    }

    private boolean keeps(Finding finding, @Nullable Boolean base) {
        boolean severe =
                severities.isEmpty() || severities.contains(finding.rating().severity());
        boolean there = inBase == null || base == null || inBase.equals(base);
        return severe && there && (!onlyFixed || finding.state() == FixState.FIXED);
    }
}
