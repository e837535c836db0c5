package io.pratique.match.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RisksTest {
    private static final Rating WORST = new Rating(Severity.CRITICAL, 10.0, null, "nvd");
    private static final Threat EXPLOITED = Threat.UNKNOWN.and(
            new ThreatFact.Exploited("cisa-kev", LocalDate.parse("2021-12-10"), LocalDate.parse("2021-12-24"), true));

    @Test
    void theWorstThatAttackersUseAndAnUpdateEndsHasAllPoints() {
        assertThat(Risks.of(WORST, EXPLOITED, Reach.PRESENT, true).points()).isEqualTo(100);
    }

    @Test
    void isTheProductOfItsParts() {
        Risk risk = Risks.of(WORST, predicted(0.04), Reach.UNKNOWN, false);
        assertThat(risk.parts()).extracting(Risk.Part::factor).containsExactly(1.0, 0.28, 1.0, 0.8);
        assertThat(risk.points()).isEqualTo(22.4);
    }

    @Test
    void risesWithEveryWarning() {
        Rating rating = new Rating(Severity.HIGH, 7.5, null, "nvd");
        assertRises(
                points(rating, decided(Exploitation.NONE, false)),
                points(rating, decided(Exploitation.POC, false)),
                points(rating, decided(Exploitation.POC, true)),
                points(rating, decided(Exploitation.ACTIVE, true)),
                points(rating, EXPLOITED),
                points(WORST, EXPLOITED));
        assertRises(
                points(rating, predicted(0)),
                points(rating, predicted(0.001)),
                points(rating, predicted(0.5)),
                points(rating, predicted(1)));
    }

    @Test
    void saysWhatItAssumes() {
        Risk risk = Risks.of(Rating.UNKNOWN, Threat.UNKNOWN, Reach.UNKNOWN, true);
        assertThat(risk.parts())
                .filteredOn(Risk.Part::assumed)
                .extracting(Risk.Part::name)
                .containsExactly("impact", "likelihood", "reach");
        assertThat(risk.points()).isEqualTo(15);
    }

    @Test
    void codeThatIsNotThereLeavesLittle() {
        assertThat(Risks.of(WORST, EXPLOITED, Reach.ABSENT, true).points()).isEqualTo(5);
    }

    private static double points(Rating rating, Threat threat) {
        return Risks.of(rating, threat, Reach.UNKNOWN, true).points();
    }

    private static Threat predicted(double probability) {
        return Threat.UNKNOWN.and(new ThreatFact.Predicted(probability, 0.5));
    }

    private static Threat decided(Exploitation exploitation, boolean automatable) {
        return predicted(0.01).and(new ThreatFact.Decided(exploitation, automatable, false));
    }

    private static void assertRises(Double... points) {
        assertThat(points).isSorted().doesNotHaveDuplicates();
    }
}
