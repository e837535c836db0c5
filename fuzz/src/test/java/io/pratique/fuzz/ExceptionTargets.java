package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Generation;
import io.pratique.match.Assessment;
import io.pratique.match.environment.EnvironmentSection;
import io.pratique.match.exception.ExceptionFile;
import io.pratique.match.exception.ExceptionFiles;
import io.pratique.match.exception.Exceptions;
import io.pratique.match.exception.Glob;
import io.pratique.match.exception.Outcome;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Regex;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Target;
import io.pratique.match.vex.AttachedVex;
import io.pratique.match.vex.OpenVexWriter;
import io.pratique.match.vex.VexDocuments;
import io.pratique.match.vex.VexKey;
import io.pratique.match.vex.VexRepository;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Threat;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Files of exceptions and VEX documents. What they say is applied to a finding, and what can be told is written as
/// OpenVEX.
final class ExceptionTargets {
    private static final Finding FINDING = finding();
    private static final String PEM =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                    + "-----END PUBLIC KEY-----\n";
    private static final VexKey KEY = key();

    static final List<FuzzTarget> ALL = Stream.concat(
                    ExceptionFiles.ALL.stream().map(ExceptionTargets::file),
                    Stream.of(
                            new FuzzTarget(
                                    "vex-document",
                                    ExceptionTargets::documents,
                                    input -> applied(VexDocuments.read("fuzz", input))),
                            new FuzzTarget(
                                    "vex-attached",
                                    ExceptionTargets::documents,
                                    input -> applied(
                                            new AttachedVex(List.of(KEY), true, List.of()).read("fuzz", input))),
                            new FuzzTarget(
                                    "vex-key",
                                    () -> Inputs.texts(PEM),
                                    input -> VexKey.read("fuzz", input).name()),
                            new FuzzTarget(
                                    "environment", ExceptionTargets::environments, ExceptionTargets::environment),
                            new FuzzTarget("vex-repository", ExceptionTargets::indexes, ExceptionTargets::repository),
                            new FuzzTarget(
                                    "foreign-pattern",
                                    () -> Inputs.texts("^(a|b)+[c-d]{2,3}$", "usr/**/{a,b}*.j?r", "[!a-z]\\*"),
                                    ExceptionTargets::pattern)))
            .toList();

    private ExceptionTargets() {}

    private static FuzzTarget file(ExceptionFile kind) {
        return new FuzzTarget(
                "exceptions-" + kind.id(), () -> seeds(kind.id()), input -> applied(kind.read("fuzz", input)));
    }

    private static List<byte[]> seeds(String kind) {
        return Inputs.texts(
                switch (kind) {
                    case "pratique" -> """
                        ignore:
                          - id: [CVE-1, GHSA-1]
                            package: pkg:npm/lodash@4
                            path: ["app/**", "{a,b}"]
                            layer: sha256:abababababab
                            image: ghcr.io/harbour/*
                            until: 2026-06-15
                            status: not_affected
                            justification: component_not_present
                            reason: x
                        """;
                    case "trivyignore" -> "# reason\nCVE-1 exp:2026-06-15\n\nCVE-2\n";
                    case "trivyignore-yaml" -> """
                        vulnerabilities:
                          - id: CVE-1
                            paths: [a/**]
                            purls: [pkg:npm/lodash]
                            expired_at: 2026-06-15
                            statement: x
                        """;
                    case "grype" -> """
                        ignore:
                          - vulnerability: CVE-1
                            namespace: debian:distro:debian:12
                            fix-state: fixed
                            match-type: exact-direct-match
                            package: {name: lod.*, version: 4, type: npm, language: go, location: /a, upstream-name: x}
                        """;
                    default -> """
                        [[IgnoredVulns]]
                        id = "CVE-1"
                        ignoreUntil = 2026-06-15T00:00:00Z
                        [[PackageOverrides]]
                        name = "lod.*"
                        nameIsRegex = true
                        version = "4"
                        ecosystem = "npm"
                        vulnerability.ignore = true
                        """;
                });
    }

    private static List<byte[]> documents() {
        return Inputs.texts("""
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "a", "timestamp": "2026-01-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-1", "aliases": ["x"]}, "status": "not_affected",
                  "justification": "component_not_present", "products": [{"@id": "pkg:oci/a?tag=1", "hashes":
                  {"sha-256": "00"}, "subcomponents": [{"@id": "pkg:npm/lodash"}]}]}]}
                """, """
                {"document": {"csaf_version": "2.0"}, "product_tree": {"branches": [{"product": {"product_id": "a",
                 "product_identification_helper": {"purl": "pkg:npm/lodash", "cpe": "cpe:/o:debian:debian_linux:12"}}}],
                 "relationships": [{"product_reference": "a", "relates_to_product_reference": "a",
                 "full_product_name": {"product_id": "b"}}], "product_groups": [{"group_id": "g", "product_ids": ["a"]}]},
                 "vulnerabilities": [{"cve": "CVE-1", "product_status": {"known_not_affected": ["a", "b"]},
                 "flags": [{"label": "component_not_present", "group_ids": ["g"]}]}]}
                """, """
                {"bomFormat": "CycloneDX", "components": [{"bom-ref": "a", "purl": "pkg:npm/lodash"}], "vulnerabilities":
                 [{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "urn:cdx:x/1#a", "versions":
                 [{"version": "4", "status": "unaffected"}]}]}]}
                """, """
                <bom><vulnerabilities><vulnerability><id>CVE-1</id><analysis><state>resolved</state></analysis>
                <affects><target><ref>pkg:npm/lodash</ref></target></affects></vulnerability></vulnerabilities></bom>
                """, """
                {"dsseEnvelope": {"payloadType": "application/vnd.in-toto+json", "payload":
                 "eyJzdWJqZWN0IjpbeyJkaWdlc3QiOnsic2hhMjU2IjoiMDAifX1dLCJwcmVkaWNhdGUiOnt9fQ=="}}
                """);
    }

    private static List<byte[]> indexes() {
        return Inputs.texts("{\"packages\": [{\"id\": \"pkg:npm/lodash\", \"location\": \"index.json\"}]}");
    }

    private static VexKey key() {
        try {
            return VexKey.read("key", PEM.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<byte[]> environments() {
        return Inputs.texts("""
                environment:
                  - vector: CR:H/MAV:A
                    package: lod*
                  - modifiedUserInteraction: required
                    image: ghcr.io/*
                """, "environment: {integrityRequirement: low}");
    }

    private static Object environment(byte[] input) throws IOException {
        var scan = new ScanResult("fuzz", null, new Sbom(null, List.of()), ScanStatus.COMPLETE, List.of());
        var generation = new Generation("g", Instant.EPOCH, List.of());
        return EnvironmentSection.read("fuzz", input)
                .apply(new Assessment(scan, List.of(FINDING), List.of(), generation, null));
    }

    private static Object repository(byte[] input) throws IOException {
        Path file = Inputs.written("vex-repository", "index.json", input);
        return applied(VexRepository.open(file.getParent())
                .statements(List.of(FINDING.component().purl())));
    }

    private static Object pattern(byte[] input) throws IOException {
        String text = Inputs.text(input);
        try {
            return Regex.compile(text).find("linux-headers-5.10")
                    || Glob.of(text).matches("usr/lib/a.jar!/b");
        } catch (IllegalArgumentException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private static Finding finding() {
        Component component = Component.of(PackageUrl.parse("pkg:npm/lodash@4"), "lodash", "4")
                .withSource("lodash", "4")
                .withOrigins(List.of(new Origin(null, "app/node_modules/lodash/package.json")));
        var evidence = new Evidence("CVE-1", "feed", new Ecosystem("npm", ""), "lodash", "4", "< 5", null);
        return new Finding(
                "CVE-1",
                List.of("GHSA-1"),
                component,
                Rating.UNKNOWN,
                FixState.FIXED,
                "5",
                List.of(evidence),
                null,
                Threat.UNKNOWN,
                Reach.UNKNOWN,
                Risk.NONE);
    }

    private static Object applied(Reading reading) throws IOException {
        assertThat(reading.problems()).allMatch(problem -> !problem.message().contains("\n"));
        var target = new Target(List.of(), List.of(), null, null, List.of(FINDING.component())).withName("a:1");
        Outcome outcome =
                new Exceptions(reading.statements()).apply(List.of(FINDING), LocalDate.of(2026, 1, 1), target);
        List<Statement> tellable =
                reading.statements().stream().filter(OpenVexWriter::canTell).toList();
        if (!tellable.isEmpty()) {
            new OpenVexWriter("fuzz", Instant.EPOCH).write(tellable, OutputStream.nullOutputStream());
        }
        return List.of(reading, outcome);
    }
}
