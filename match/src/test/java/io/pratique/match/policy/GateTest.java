package io.pratique.match.policy;

import static io.pratique.match.Given.component;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.Assessment;
import io.pratique.match.Given;
import io.pratique.match.MemoryStore;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Finding HIGH = finding("CVE-2026-1", Severity.HIGH, FixState.AFFECTED);
    private static final Finding LOW = finding("CVE-2026-2", Severity.LOW, FixState.FIXED);
    private static final Finding UNKNOWN = finding("CVE-2026-3", Severity.UNKNOWN, FixState.FIXED);

    @Test
    void forbidsFindingsFromTheThresholdOn() {
        Gate gate = new Gate(Severity.HIGH, false);

        assertThat(gate.decide(assessment(ScanStatus.COMPLETE, HIGH, LOW)))
                .isInstanceOfSatisfying(
                        Decision.Fail.class,
                        fail -> assertThat(fail.violations())
                                .containsExactly(new Decision.Violation(HIGH, "--fail-on high")));
        assertThat(gate.decide(assessment(ScanStatus.COMPLETE, LOW, UNKNOWN))).isEqualTo(new Decision.Pass());
    }

    @Test
    void forbidsUnknownSeverityOnlyWhenAsked() {
        assertThat(new Gate(Severity.NEGLIGIBLE, false).decide(assessment(ScanStatus.COMPLETE, UNKNOWN)))
                .isEqualTo(new Decision.Pass());
        assertThat(new Gate(Severity.UNKNOWN, false).decide(assessment(ScanStatus.COMPLETE, UNKNOWN)))
                .isInstanceOf(Decision.Fail.class);
    }

    @Test
    void doesNotPassWhatWasNotReadWhole() {
        Assessment part = assessment(ScanStatus.INCOMPLETE, LOW);

        assertThat(new Gate(Severity.HIGH, false).decide(part)).isInstanceOf(Decision.Undecided.class);
        assertThat(new Gate(Severity.HIGH, true).decide(part)).isEqualTo(new Decision.Pass());
        assertThat(new Gate(null, false).decide(part)).isEqualTo(new Decision.Pass());
        assertThat(new Gate(Severity.LOW, false).decide(part)).isInstanceOf(Decision.Fail.class);
    }

    @Test
    void filtersBySeverityAndFix() {
        Assessment all = assessment(ScanStatus.COMPLETE, HIGH, LOW, UNKNOWN);

        assertThat(FindingFilter.ALL.apply(all)).isEqualTo(all);
        assertThat(new FindingFilter(Set.of(Severity.HIGH, Severity.CRITICAL), false, null)
                        .apply(all)
                        .findings())
                .containsExactly(HIGH);
        assertThat(new FindingFilter(Set.of(), true, null).apply(all).findings())
                .containsExactly(LOW, UNKNOWN);
    }

    private static Finding finding(String id, Severity severity, FixState state) {
        return new Finding(
                id,
                List.of(),
                component("npm", "x", "1"),
                Given.rating(severity, null, "feed"),
                state,
                null,
                List.of(),
                null,
                Threat.UNKNOWN,
                Reach.UNKNOWN,
                Risk.NONE);
    }

    private static Assessment assessment(ScanStatus status, Finding... findings) {
        List<ScanProblem> problems = status == ScanStatus.COMPLETE
                ? List.of()
                : List.of(new ScanProblem(ScanProblem.Kind.UNREADABLE, "layer", "cut off"));
        ScanResult scan = new ScanResult("t", null, new Sbom(null, List.of()), status, problems);
        return new Assessment(scan, List.of(findings), List.of(), new MemoryStore().generation(), null);
    }
}
