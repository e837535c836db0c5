package io.pratique.match.triage;

import static io.pratique.match.Given.candidate;
import static io.pratique.match.Given.fixed;
import static io.pratique.match.Given.rated;
import static io.pratique.match.Given.rating;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.DottedScheme;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriageTest {
    private static final VersionRange RANGE = VersionRange.before("2.0");

    @Test
    void mergesStatementsWhoseNamesTouch() {
        Problem problem = only(
                named("CVE-2026-1", "GHSA-a", "GHSA-a"),
                named("PYSEC-1", "PYSEC-1", "GHSA-a"),
                named("CVE-2026-1", "GO-1"));

        assertThat(problem.id()).isEqualTo("CVE-2026-1");
        assertThat(problem.aliases()).containsExactly("GHSA-a", "GO-1", "PYSEC-1");
        assertThat(problem.evidence()).hasSize(3);
    }

    @Test
    void mergesAcrossAStatementThatComesLast() {
        Problem problem =
                only(named("GHSA-a", "GHSA-a"), named("GHSA-b", "GHSA-b"), named("X-1", "X-1", "GHSA-a", "GHSA-b"));

        assertThat(problem.id()).isEqualTo("GHSA-a");
        assertThat(problem.aliases()).containsExactly("GHSA-b", "X-1");
    }

    @Test
    void keepsTheProblemsOfOneDistributionAdvisoryApart() {
        List<Problem> problems = problems(
                named("CVE-2026-1", "ALSA-1", "ALSA-1"),
                named("CVE-2026-2", "ALSA-1", "ALSA-1"),
                named("CVE-2026-2", "ALSA-2"));

        assertThat(problems).extracting(Problem::id).containsExactly("CVE-2026-1", "CVE-2026-2");
        assertThat(problems.get(1).aliases()).containsExactly("ALSA-1", "ALSA-2");
    }

    @Test
    void namesAProblemByItsLowestCve() {
        assertThat(only(named("CVE-2026-10000", "GHSA-a", "CVE-2026-9999", "CVE-2026-100000"))
                        .id())
                .isEqualTo("CVE-2026-9999");
        assertThat(only(named("ALPINE-13661", "ALPINE-13661")).id()).isEqualTo("ALPINE-13661");
    }

    @Test
    void doesNotDependOnTheOrderOfStatements() {
        List<Candidate> all = new ArrayList<>(List.of(
                named("CVE-2026-1", "GHSA-a", "GHSA-a"),
                named("PYSEC-1", "PYSEC-1", "GHSA-a"),
                named("CVE-2026-1", "GO-1")));
        Problem first = only(all.toArray(Candidate[]::new));

        assertThat(only(all.reversed().toArray(Candidate[]::new))).isEqualTo(first);
    }

    @Test
    void clearsAProblemOnlyWhenAllItsCvesAreCleared() {
        Hit two = hit(named("CVE-2026-1", "GHSA-a", "CVE-2026-2"));
        Candidate first = candidate("CVE-2026-1", "d", FixState.NOT_AFFECTED, List.of());
        Candidate second = candidate("CVE-2026-2", "e", FixState.NOT_AFFECTED, List.of());

        assertThat(problems(List.of(two), first)).hasSize(1);
        assertThat(problems(List.of(two), first, second)).isEmpty();
    }

    @Test
    void prefersTheReportersOwnRating() {
        Candidate all = rated(
                fixed("CVE-2026-1", "2.0"),
                rating(Severity.CRITICAL, 9.8, "nvd"),
                rating(Severity.HIGH, 7.5, "ghsa"),
                rating(Severity.LOW, null, "feed"),
                rating(Severity.LOW, 3.1, "feed"));
        Candidate others = rated(
                fixed("CVE-2026-1", "2.0"), rating(Severity.CRITICAL, 9.8, "nvd"), rating(Severity.HIGH, 7.5, "ghsa"));
        Candidate unknown = rated(
                fixed("CVE-2026-1", "2.0"),
                rating(Severity.UNKNOWN, null, "feed"),
                rating(Severity.MEDIUM, 5.0, "nvd"));

        assertThat(only(all).rating()).isEqualTo(rating(Severity.LOW, 3.1, "feed"));
        assertThat(only(others).rating().source()).isEqualTo("ghsa");
        assertThat(only(unknown).rating().source()).isEqualTo("nvd");
        assertThat(only(fixed("CVE-2026-1", "2.0")).rating().severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void takesTheLowestFixThatNobodyCallsAffected() {
        Candidate early = ranged("A", new VersionRange(null, "1.5", null), new VersionRange("2.0", "2.5", null));
        Candidate late = ranged("B", new VersionRange(null, "1.7", null));

        assertThat(only(early).fixedVersion()).isEqualTo("1.5");
        assertThat(only(early, late).fixedVersion()).isEqualTo("1.7");
    }

    @Test
    void keepsAFixThatAnotherSourceDoesNotKnow() {
        Candidate open = candidate("CVE-2026-1", "B", FixState.AFFECTED, List.of(), VersionRange.ALL);
        Problem problem = only(ranged("A", RANGE), open);

        assertThat(problem.fixedVersion()).isEqualTo("2.0");
        assertThat(problem.state()).isEqualTo(FixState.FIXED);
    }

    @Test
    void callsNothingFixedWithoutAVersion() {
        Candidate fixed = candidate("CVE-2026-1", "A", FixState.FIXED, List.of(), VersionRange.ALL);
        Candidate refused = candidate("CVE-2026-1", "B", FixState.WILL_NOT_FIX, List.of(), VersionRange.ALL);

        assertThat(only(fixed).state()).isEqualTo(FixState.AFFECTED);
        assertThat(only(fixed, refused).state()).isEqualTo(FixState.WILL_NOT_FIX);
    }

    private static Candidate named(String id, String advisory, String... aliases) {
        return candidate(id, advisory, FixState.FIXED, List.of(aliases), RANGE);
    }

    private static Candidate ranged(String advisory, VersionRange... ranges) {
        return candidate("CVE-2026-1", advisory, FixState.FIXED, List.of(), ranges);
    }

    private static Hit hit(Candidate candidate) {
        Ecosystem npm = Ecosystem.parse("npm");
        return new Hit(
                candidate,
                candidate.ranges(),
                new Evidence(candidate.advisory(), candidate.feed(), npm, "x", "1.0", "range", null));
    }

    private static List<Problem> problems(Candidate... hits) {
        return problems(List.of(hits).stream().map(TriageTest::hit).toList());
    }

    private static List<Problem> problems(List<Hit> hits, Candidate... cleared) {
        List<Candidate> all = new ArrayList<>(hits.stream().map(Hit::candidate).toList());
        all.addAll(List.of(cleared));
        return Triage.problems(new DottedScheme(), all, hits, List.of(cleared));
    }

    private static Problem only(Candidate... hits) {
        List<Problem> problems = problems(hits);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
