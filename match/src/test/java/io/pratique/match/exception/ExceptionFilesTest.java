package io.pratique.match.exception;

import static io.pratique.match.exception.Cases.finding;
import static io.pratique.match.exception.Cases.overrules;
import static io.pratique.match.exception.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionFilesTest {
    private static final ExceptionFile OWN = new PratiqueIgnoreFile();
    private static final ExceptionFile TRIVY = new TrivyIgnoreFile();
    private static final ExceptionFile TRIVY_YAML = new TrivyIgnoreYamlFile();
    private static final ExceptionFile GRYPE = new GrypeIgnoreFile();
    private static final ExceptionFile OSV = new OsvScannerFile();

    private static final Finding LODASH =
            finding("CVE-2021-1", "pkg:npm/lodash@4.17.20", "app/node_modules/lodash/package.json");
    private static final Finding SSL =
            finding("CVE-2022-2", "pkg:deb/debian/libssl3@3.0.1?arch=amd64", "var/lib/dpkg/status");

    private static List<String> problems(Reading reading) {
        return reading.problems().stream()
                .map(problem -> problem.where() + ": " + problem.message())
                .toList();
    }

    @Test
    void readsOurOwnRules() throws IOException {
        Reading reading = read(OWN, """
                ignore:
                  - id: CVE-2021-1
                    package: pkg:npm/lodash
                    path: app/**
                    layer: sha256:abababababab
                    image: ghcr.io/harbour/*
                    until: 2026-06-15
                    reason: not called
                    by: crew@harbour.example
                  - package: libssl*
                    type: deb
                    version: 3.0.1
                    status: not_affected
                    justification: component_not_present
                """);
        assertThat(problems(reading)).isEmpty();
        assertThat(overrules(reading, LODASH)).isTrue();
        assertThat(overrules(reading, SSL)).isTrue();
        Claim claim = reading.statements().getFirst().claim();
        assertThat(claim.reason()).isEqualTo("not called");
        assertThat(claim.by()).isEqualTo("crew@harbour.example");
        assertThat(claim.until()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(reading.statements().get(1).source()).hasToString("file, line 10");
    }

    @Test
    void leavesOutBadRulesAndTellsTheLine() throws IOException {
        Reading reading = read(OWN, """
                ignore:
                  - id: CVE-1
                    pacakge: lodash
                  - reason: everything
                  - id: CVE-2
                    until: tomorrow
                  - id: CVE-3
                    layer: top
                  - id: CVE-4
                    path: "[a"
                  - id: CVE-5
                    status: affected
                  - id: [CVE-6, CVE-2021-1]
                ignores: []
                """);
        assertThat(problems(reading))
                .containsExactly(
                        "file, line 14: unknown key 'ignores'; did you mean 'ignore'?",
                        "file, line 2: unknown key 'pacakge'; did you mean 'package'?",
                        "file, line 4: a rule without id, package, type, path, layer or image ignores everything",
                        "file, line 5: not a date such as 2026-12-31: 'tomorrow'",
                        "file, line 7: 'top' is no layer; write sha256: and at least 12 digits of its digest",
                        "file, line 9: a pattern that ends too early: [a",
                        "file, line 11: the status 'affected' overrules nothing; write accepted, not_affected or fixed");
        assertThat(overrules(reading, LODASH)).isTrue();
    }

    @Test
    void namesTheLineWhereAFileIsNoYaml() {
        assertThatThrownBy(() -> read(OWN, "ignore:\n  - id: 'CVE\n"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("invalid YAML at line ");
    }

    @Test
    void readsTrivyIgnore() throws IOException {
        Reading reading = read(TRIVY, """
                # Accept the risk
                # for now
                CVE-2021-1 exp:2026-06-16

                CVE-2022-2   exp:2026-06-15
                CVE-3 exp:soon
                """);
        assertThat(overrules(reading, LODASH)).isTrue();
        assertThat(overrules(reading, SSL))
                .as("expired at the beginning of its day")
                .isFalse();
        assertThat(reading.statements().getFirst().claim().reason()).isEqualTo("Accept the risk for now");
        assertThat(reading.statements().getFirst().source()).hasToString("file, line 3");
        assertThat(problems(reading)).containsExactly("file, line 6: not a date such as 2026-12-31: 'soon'");
    }

    @Test
    void readsTrivyIgnoreYaml() throws IOException {
        Reading reading = read(TRIVY_YAML, """
                vulnerabilities:
                  - id: CVE-2021-1
                    paths: ["app/**/package.json", "other"]
                    purls: ["pkg:npm/underscore", "pkg:npm/lodash"]
                    statement: fine
                    expired_at: 2026-06-16
                  - id: CVE-2022-2
                    purls: ["pkg:deb/debian/libssl3@3.0.2"]
                  - paths: [a]
                misconfigurations:
                  - id: AVD-1
                secrets:
                """);
        assertThat(overrules(reading, LODASH)).isTrue();
        assertThat(overrules(reading, SSL)).isFalse();
        assertThat(problems(reading)).containsExactly("file, line 9: an entry without an id");
    }

    @Test
    void readsGrypeRules() throws IOException {
        Reading reading = read(GRYPE, """
                check-for-app-update: false
                ignore:
                  - vulnerability: CVE-2021-1
                    include-aliases: true
                    fix-state: fixed
                    reason: fine
                    package:
                      name: "lod.*"
                      version: 4.17.20
                      language: javascript
                      type: npm
                      location: "/app/**/package.json"
                  - namespace: "debian:distro:debian:12"
                    match-type: exact-direct-match
                  - vex-status: not_affected
                  - package: {name: "(?=a)"}
                  - vulnerability: CVE-7
                    fix-state: never
                  - reason: nothing
                """);
        assertThat(overrules(reading, LODASH)).isTrue();
        assertThat(overrules(reading, SSL)).isTrue();
        assertThat(reading.statements()).hasSize(2);
        assertThat(problems(reading))
                .containsExactly(
                        "file, line 16: no regular expression: invalid or unsupported Perl syntax",
                        "file, line 17: unknown fix-state 'never'; known are fixed, not-fixed, unknown, wont-fix",
                        "file, line 19: a rule without any condition");
    }

    @Test
    void asksForEverythingAGrypeRuleSays() throws IOException {
        for (String rule : List.of(
                "{vulnerability: CVE-2021-1, fix-state: wont-fix}",
                "{package: {name: lod}}",
                "{package: {name: LODASH}}",
                "{package: {version: 4.17}}",
                "{package: {language: python}}",
                "{package: {type: deb}}",
                "{package: {location: /app}}",
                "{package: {upstream-name: lodash}}",
                "{namespace: 'github:language:go'}",
                "{match-type: exact-indirect-match}",
                "{match-type: cpe-match}")) {
            Reading reading = read(GRYPE, "ignore: [" + rule + "]");
            assertThat(reading.problems()).as(rule).isEmpty();
            assertThat(overrules(reading, LODASH)).as(rule).isFalse();
        }
    }

    @Test
    void findsGrypeNamesOfSourcePackages() throws IOException {
        Finding headers =
                Cases.of("CVE-1", List.of(), SSL.component().withSource("openssl", "3.0.1"), FixState.AFFECTED);
        Reading reading = read(GRYPE, "ignore: [{package: {name: 'lib.*', upstream-name: 'open.*', type: deb}}]");
        assertThat(overrules(reading, headers)).isTrue();
        assertThat(overrules(reading, SSL)).isFalse();
    }

    @Test
    void readsOsvScanner() throws IOException {
        Reading reading = read(OSV, """
                [[IgnoredVulns]]
                id = "CVE-2021-1"
                ignoreUntil = 2026-06-15T12:00:00Z
                reason = "fine"

                [[IgnoredVulns]]
                id = "CVE-2022-2"
                ignoreUntil = 2026-06-15

                [[IgnoredVulns]]
                reason = "no id"

                [[PackageOverrides]]
                name = "underscore"
                license.override = ["MIT"]

                [[PackageOverrides]]
                name = "x.*"
                nameIsRegex = true
                ecosystem = "npm"
                vulnerability.ignore = true

                [[PackageOverrides]]
                ignore = true
                """);
        assertThat(overrules(reading, LODASH)).isTrue();
        assertThat(overrules(reading, SSL)).isFalse();
        assertThat(overrules(reading, finding("CVE-5", "pkg:npm/xyz@1"))).isTrue();
        assertThat(overrules(reading, finding("CVE-5", "pkg:npm/underscore@1"))).isFalse();
        assertThat(problems(reading))
                .containsExactly(
                        "file, line 10: an entry without an id", "file, line 23: an override of every package");
    }

    @Test
    void knowsFilesByTheirNames() {
        for (ExceptionFile kind : ExceptionFiles.ALL) {
            assertThat(List.of(
                            ".pratique.yaml", ".trivyignore", ".trivyignore.yaml", ".grype.yaml", "osv-scanner.toml"))
                    .anyMatch(kind::isNamed);
        }
        assertThat(ExceptionFiles.of("package.json")).isEmpty();
    }

    @Test
    void boundsProblems() throws IOException {
        Reading reading = read(OWN, "ignore:\n" + "  - {reason: x}\n".repeat(10_000));
        assertThat(reading.problems()).hasSize(Notes.MOST + 1);
        assertThat(reading.problems().getLast())
                .isEqualTo(new ScanProblem(ScanProblem.Kind.LIMIT, "file", "9900 more problems"));
    }
}
