package io.pratique.match.environment;

import static io.pratique.match.Given.component;
import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.fixed;
import static io.pratique.match.Given.onLinux;
import static io.pratique.match.Given.rated;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.match.Assessment;
import io.pratique.match.MemoryStore;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final String BASE_31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";

    private static Environment read(String yaml) throws IOException {
        return EnvironmentSection.read(".pratique.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Assessment assessment(Rating... ratings) {
        var store = new MemoryStore()
                .with("Debian:12", "lamp", rated(fixed("CVE-2026-1", "2.0"), ratings))
                .with("Debian:12", "oil", rated(fixed("CVE-2026-2", "2.0"), ratings));
        var scan = scan(distro("debian", "12"), component("deb", "lamp", "1.0"), component("deb", "oil", "1.0"));
        return new Matcher().assess(onLinux(scan), store);
    }

    private static Rating rating(double score, String vector) {
        return new Rating(Severity.HIGH, score, vector, "nvd");
    }

    private static String impact(Assessment assessment, String name) {
        Finding finding = assessment.findings().stream()
                .filter(one -> one.component().name().equals(name))
                .findFirst()
                .orElseThrow();
        Risk.Part part = finding.risk().parts().getFirst();
        assertThat(finding.rating().severity()).isEqualTo(Severity.HIGH);
        assertThat(part.name()).isEqualTo(Risk.IMPACT);
        return part.why();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // FIRST, CVSS v3.1 specification, formulas of section 7.3
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N CR:H 9.3 CR:H",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N IR:H 7.5 IR:H",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H MAV:A 8.8 MAV:A",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N MC:N 0.0 MC:N",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N MVC:N 0.0 MC:N",
                // an exploit that is only a proof, and somebody else's environment, do not count
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N/E:P/RL:O/CR:L IR:H 7.5 IR:H",
                "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N CR:H 9.3 CR:H",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N MAV:A 8.7 MAV:A",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/CR:L/E:U MS:C/MAV:A 8.7 MAV:A",
                "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N MSI:S 9.7 MSI:S",
                // version 2.0, sections 3.2.3 and 3.3.1
                "AV:N/AC:L/Au:N/C:N/I:N/A:C AR:H 10.0 AR:H",
                "AV:N/AC:L/Au:N/C:P/I:P/A:P CR:M 7.5 CR:M",
                "(AV:N/AC:L/Au:N/C:P/I:P/A:P) CR:H/MAV:L 8.0 CR:H",
                "AV:N/AC:L/Au:N/C:C/I:C/A:C CR:L/IR:L/AR:L 8.1 CR:L/IR:L/AR:L"
            })
    void scoresWithTheMetricsThatAVersionHas(String vector, String own, double score, String counted) {
        assertThat(EnvironmentalScore.of(vector, Metrics.ofVector(own)))
                .isEqualTo(new EnvironmentalScore(score, counted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N MSI:S",
                "AV:N/AC:L/Au:N/C:P/I:P/A:P MAV:L",
                "CVSS:3.1/AV:N CR:H",
                "CVSS:4.0/AV:N CR:H",
                "CVSS:5.0/AV:N CR:H",
                "AV:N/AC:L CR:H",
                "// CR:H"
            })
    void saysNothingWhereThereIsNothingToScore(String vector, String own) {
        assertThat(EnvironmentalScore.of(vector, Metrics.ofVector(own))).isNull();
        assertThat(EnvironmentalScore.of(vector + "/A:N".repeat(100), Metrics.ofVector(own)))
                .isNull();
    }

    @Test
    void changesTheRiskAlone() throws IOException {
        Environment environment = read("environment:\n  confidentialityRequirement: high\n");
        Assessment before = assessment(rating(7.5, BASE_31));
        Assessment after = environment.apply(before);

        assertThat(environment.problems()).isEmpty();
        assertThat(impact(before, "lamp")).isEqualTo("CVSS 7.5");
        assertThat(impact(after, "lamp")).isEqualTo("CVSS 7.5 → 9.3 with CR:H");
        assertThat(after.findings().getFirst().risk().points())
                .isGreaterThan(before.findings().getFirst().risk().points());
        assertThat(after.findings().getFirst().rating())
                .isEqualTo(before.findings().getFirst().rating());
    }

    @Test
    void leavesRatingsWithoutVectorsAlone() throws IOException {
        Environment environment = read("environment:\n  vector: CR:H\n");
        assertThat(impact(environment.apply(assessment(new Rating(Severity.HIGH, 7.5, null, "nvd"))), "lamp"))
                .isEqualTo("CVSS 7.5");
        assertThat(impact(environment.apply(assessment(new Rating(Severity.HIGH, null, null, "nvd"))), "lamp"))
                .isEqualTo("high");
    }

    @Test
    void takesTheLastValueThatIsSaidOfAFinding() throws IOException {
        Environment environment = read("""
                environment:
                  - vector: CR:H/MAV:A
                  - package: lamp
                    confidentialityRequirement: medium
                  - image: quay.io/other/*
                    vector: MAV:P
                """);
        Assessment after = environment.apply(assessment(rating(7.5, BASE_31)));

        assertThat(impact(after, "oil")).isEqualTo("CVSS 7.5 → 8.3 with CR:H/MAV:A");
        assertThat(impact(after, "lamp")).isEqualTo("CVSS 7.5 → 6.5 with CR:M/MAV:A");
        assertThat(after.findings().getFirst().component().name()).isEqualTo("oil");
    }

    @Test
    void understandsWordsOfEitherVersion() throws IOException {
        Environment environment = read("""
                environment:
                  - modifiedUserInteraction: required
                    modifiedPrivilegesRequired: low
                    vector: CR:X/MAC:H
                """);
        Metrics metrics = environment.settings().getFirst().metrics();
        assertThat(metrics.vector(3)).isEqualTo("MAC:H/MPR:L/MUI:R");
        assertThat(metrics.vector(4)).isEqualTo("MAC:H/MPR:L/MUI:P");
        assertThat(metrics.vector(2)).isEmpty();
    }

    @Test
    void leavesOutWhatItDoesNotUnderstand() throws IOException {
        Environment environment = read("""
                ignore:
                  - id: CVE-1
                environment:
                  - vector: CR:Q
                  - vector: AV:N
                  - vector: ""
                  - confidentialityRequirements: high
                  - confidentialityRequirement: extreme
                  - vector: CR:H/CR:L
                  - vector: CR:H
                    confidentialityRequirement: high
                  - package: lamp
                  - nothing
                  - layer: x
                    vector: CR:H
                  - vector: IR:L
                """);
        assertThat(environment.settings()).hasSize(1);
        assertThat(environment.problems())
                .extracting(ScanProblem::message)
                .hasSize(10)
                .contains(
                        "'extreme' is no value of confidentialityRequirement; it is one of low, medium, high",
                        "unknown key 'confidentialityRequirements'; did you mean 'confidentialityRequirement'?",
                        "'AV' is no environmental metric of CVSS");
        assertThat(environment.problems().getFirst().where()).isEqualTo(".pratique.yaml, line 4");
        assertThat(read("environment: high").problems()).hasSize(1);
        assertThat(read("").problems()).isEmpty();
        assertThatThrownBy(() -> read("a: [")).isInstanceOf(IOException.class);
    }

    @Test
    void joinsFiles() throws IOException {
        Environment both = read("environment: {vector: CR:H}").and(read("environment: {vector: CR:L}"));
        assertThat(impact(both.apply(assessment(rating(7.5, BASE_31))), "lamp")).isEqualTo("CVSS 7.5 → 5.7 with CR:L");
        assertThat(List.of(both.settings().size(), both.problems().size())).containsExactly(2, 0);
    }
}
