package io.pratique.match.exception;

import static io.pratique.match.exception.Cases.TODAY;
import static io.pratique.match.exception.Cases.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.inventory.PackageUrl;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
    private static final Finding LODASH = finding("CVE-2021-1", "pkg:npm/lodash@4.17.20", "app/lodash/package.json");

    private static Statement says(Claim claim, Condition... conditions) {
        return new Statement(List.of("CVE-2021-1"), List.of(Subject.of(conditions)), claim, new Source("f", ""));
    }

    private static Condition purl(String text) {
        return new Condition.OfPackage(PackageUrl.parse(text));
    }

    private static Outcome apply(Statement... statements) {
        return Cases.apply(new Reading(List.of(statements), List.of()), LODASH);
    }

    @Test
    void overrulesByAnAliasInWhateverCase() {
        Finding aliased = Cases.of("CVE-9", List.of("GHSA-aaaa-bbbb-cccc"), LODASH.component(), FixState.AFFECTED);
        var statement = new Statement(
                List.of("ghsa-AAAA-bbbb-cccc"),
                List.of(Subject.EVERYTHING),
                Claim.of(Status.ACCEPTED),
                new Source("f", ""));
        Outcome outcome = Cases.apply(new Reading(List.of(statement), List.of()), aliased, LODASH);
        assertThat(outcome.suppressed()).containsExactly(new Ruling(aliased, statement));
        assertThat(outcome.open()).containsExactly(LODASH);
    }

    @Test
    void holdsOnItsLastDayAndNotOnTheNext() {
        Statement last = says(Claim.of(Status.ACCEPTED).until(TODAY));
        Statement late = says(Claim.of(Status.ACCEPTED).until(TODAY.minusDays(1)));
        assertThat(apply(last).open()).isEmpty();
        assertThat(apply(late).open()).containsExactly(LODASH);
        assertThat(apply(late).expired()).containsExactly(new Ruling(LODASH, late));
        assertThat(apply(late).unused()).isEmpty();
        assertThat(apply(last, late).expired()).isEmpty();
    }

    @Test
    void leavesOpenWhatIsAffectedOrNotKnownYet() {
        assertThat(apply(says(Claim.of(Status.AFFECTED))).open()).containsExactly(LODASH);
        assertThat(apply(says(Claim.of(Status.UNDER_INVESTIGATION))).open()).containsExactly(LODASH);
        assertThat(apply(says(Claim.of(Status.FIXED))).open()).isEmpty();
        assertThat(apply(says(Claim.of(Status.NOT_AFFECTED))).open()).isEmpty();
    }

    @Test
    void believesTheMoreExactOfContradictions() {
        Statement exact = says(Claim.of(Status.AFFECTED), purl("pkg:npm/lodash@4.17.20"));
        Statement broad = says(Claim.of(Status.NOT_AFFECTED).since(Instant.MAX), purl("pkg:npm/lodash"));
        assertThat(apply(exact, broad).open()).containsExactly(LODASH);
        assertThat(apply(broad, exact).open()).containsExactly(LODASH);
    }

    @Test
    void believesTheNewerOfEquallyExactOnes() {
        Statement older = says(Claim.of(Status.AFFECTED).since(Instant.EPOCH), purl("pkg:npm/lodash"));
        Statement newer = says(Claim.of(Status.FIXED).since(Instant.EPOCH.plusSeconds(1)), purl("pkg:npm/lodash"));
        assertThat(apply(older, newer).suppressed()).containsExactly(new Ruling(LODASH, newer));
        assertThat(apply(newer, older).suppressed()).containsExactly(new Ruling(LODASH, newer));
    }

    @Test
    void leavesOpenWhatIsContradictedAtTheSameTime() {
        Statement no = says(Claim.of(Status.NOT_AFFECTED));
        Statement yes = says(Claim.of(Status.AFFECTED));
        assertThat(apply(no, yes).open()).containsExactly(LODASH);
        assertThat(apply(yes, no).open()).containsExactly(LODASH);
    }

    @Test
    void acceptsWhatIsAffected() {
        Statement accepted = says(Claim.of(Status.ACCEPTED));
        assertThat(apply(says(Claim.of(Status.AFFECTED), purl("pkg:npm/lodash@4.17.20")), accepted)
                        .suppressed())
                .containsExactly(new Ruling(LODASH, accepted));
    }

    @Test
    void namesStatementsThatSpeakOfNothing() {
        Statement other = says(Claim.of(Status.ACCEPTED), purl("pkg:npm/underscore"));
        assertThat(apply(other).unused()).containsExactly(other);
    }

    @Test
    void overrulesByPathOnlyWhereAllPlacesLieThere() {
        Statement tests = says(Claim.of(Status.ACCEPTED), new Condition.At(java.util.Set.of(Glob.of("test/**"))));
        Finding both = finding("CVE-2021-1", "pkg:npm/lodash@4.17.20", "test/a", "app/a");
        Finding there = finding("CVE-2021-1", "pkg:npm/lodash@4.17.20", "test/a", "test/b/c");
        Outcome outcome = Cases.apply(new Reading(List.of(tests), List.of()), both, there);
        assertThat(outcome.open()).containsExactly(both);
    }

    @Test
    void pinsARulingToItsPackage() {
        Statement any = says(Claim.of(Status.ACCEPTED).withReason("why"));
        Statement pinned = new Ruling(LODASH, any).pinned();
        assertThat(pinned.subjects()).containsExactly(Subject.of(purl("pkg:npm/lodash@4.17.20")));
        assertThat(pinned.claim()).isEqualTo(any.claim());
    }
}
