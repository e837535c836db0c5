package io.pratique.report;

import io.pratique.advisory.store.Generation;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.match.triage.Risks;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What reports are tested with: one assessment for each thing that a report must not get wrong.
final class SampleAssessments {
    private static final Layer BASE = layer(0, "a", "ADD rootfs.tar /");
    private static final Layer APPLICATION = layer(1, "b", "RUN npm install");
    private static final Distro DISTRO =
            new Distro("harbour", "12", "pier", "Harbour Linux 12 (pier)", List.of("debian"));
    private static final Generation ADVISORIES = new Generation(
            "0123456789ab",
            Instant.parse("2026-08-21T00:00:00Z"),
            List.of(new Generation.FeedSummary("harbour", 120), new Generation.FeedSummary("osv", 4)));

    private SampleAssessments() {}

    static Map<String, Assessment> all() {
        Map<String, Assessment> all = new TreeMap<>();
        all.put("findings", findings());
        all.put("clean", assessment(ScanStatus.COMPLETE, List.of(), List.of(openssl()), List.of(), List.of()));
        all.put("unjudged", unjudged());
        all.put("incomplete", incomplete());
        all.put("failed", failed());
        all.put("hostile", hostile());
        return all;
    }

    private static Assessment findings() {
        Component openssl = openssl();
        Component lodash =
                component("npm", null, "lodash", "4.17.15", APPLICATION, "app/node_modules/lodash/package.json");
        Component owned = component(
                        "pypi", null, "idna", "3.3", BASE, "usr/lib/python3/dist-packages/idna-3.3.egg-info")
                .withOwner("python3-idna");
        List<Finding> findings = List.of(
                finding("CVE-2026-0001", openssl, Severity.CRITICAL, 9.8, FixState.FIXED, "3.0.1-2"),
                finding("CVE-2026-0002", openssl, Severity.HIGH, 7.5, FixState.FIXED, "3.0.1-1+harbour1"),
                finding("CVE-2026-0003", openssl, Severity.MEDIUM, null, FixState.WILL_NOT_FIX, null),
                finding("CVE-2026-0004", openssl, Severity.LOW, 2.1, FixState.UNDER_INVESTIGATION, null),
                finding("GHSA-aaaa-bbbb-cccc", lodash, Severity.HIGH, 7.2, FixState.FIXED, "4.17.21"),
                finding("CVE-2026-0005", lodash, Severity.UNKNOWN, null, FixState.AFFECTED, null));
        return assessment(ScanStatus.COMPLETE, List.of(), List.of(openssl, lodash, owned), findings, List.of());
    }

    private static Assessment unjudged() {
        return assessment(
                ScanStatus.COMPLETE,
                List.of(),
                List.of(openssl()),
                List.of(),
                List.of(new Unjudged("Harbour:12", 1, "no advisories for Harbour:12 in this database", false)));
    }

    private static Assessment incomplete() {
        return assessment(
                ScanStatus.INCOMPLETE,
                List.of(
                        new ScanProblem(ScanProblem.Kind.MISSING, "layer 2 sha256:cc", "a foreign layer, not fetched"),
                        new ScanProblem(ScanProblem.Kind.LIMIT, "app/huge.jar", "larger than --max-file-size")),
                List.of(openssl()),
                List.of(finding("CVE-2026-0001", openssl(), Severity.CRITICAL, 9.8, FixState.FIXED, "3.0.1-2")),
                List.of());
    }

    private static Assessment failed() {
        var nothing = new ScanResult(
                "registry.example/app:1",
                null,
                new Sbom(null, List.of()),
                ScanStatus.FAILED,
                List.of(new ScanProblem(ScanProblem.Kind.UNREADABLE, "", "the layer's digest differs")));
        return new Assessment(nothing, List.of(), List.of(), ADVISORIES, null);
    }

    private static Assessment hostile() {
        String name = "x\u001b[2Jy\u0007\r\nz\u202e<script>&=HYPERLINK(\"a\")|`" + "w".repeat(300);
        Component component = component("npm", null, "bad\u001b]0;name\u0007", "1.0\n2.0", APPLICATION, name);
        return assessment(
                ScanStatus.INCOMPLETE,
                List.of(new ScanProblem(ScanProblem.Kind.MALFORMED, name, "cannot be read: " + name)),
                List.of(component),
                List.of(finding("CVE-2026-0006", component, Severity.HIGH, 8.0, FixState.FIXED, "2\u0000\u001b[31m")),
                List.of(new Unjudged("no\u001b[0mwhere", 3, "because \u2028 of that", false)));
    }

    private static Assessment assessment(
            ScanStatus status,
            List<ScanProblem> problems,
            List<Component> components,
            List<Finding> findings,
            List<Unjudged> unjudged) {
        // Names of files are not printable where somebody wants it.
        var programs = problems.isEmpty()
                ? new Programs(12, 0, List.of())
                : new Programs(12, 5, List.of("opt/\u001b[31mred", "opt/miner", "srv/a", "srv/b", "srv/c"));
        var scan = new ScanResult("registry.example/app:1", null, new Sbom(DISTRO, components), status, problems)
                .withPrograms(programs);
        return new Assessment(scan, findings, unjudged, ADVISORIES, LocalDate.parse("2026-06-30"));
    }

    private static Component openssl() {
        return component("deb", "harbour", "libssl3", "3.0.1-1", BASE, "var/lib/dpkg/status")
                .withSource("openssl", "3.0.1-1")
                .withLicenses(List.of("Apache-2.0"));
    }

    private static Component component(
            String type, @Nullable String namespace, String name, String version, Layer layer, String path) {
        var purl = new PackageUrl(type, namespace, name, version, Map.of(), null);
        return Component.of(purl, name, version).withOrigins(List.of(new Origin(layer, path)));
    }

    private static Finding finding(
            String id,
            Component component,
            Severity severity,
            @Nullable Double score,
            FixState state,
            @Nullable String fixed) {
        String vector = score == null ? null : "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
        var evidence = new Evidence(
                "HSA-" + id.substring(id.length() - 4),
                "harbour",
                Ecosystem.parse("Harbour:12"),
                component.name(),
                component.version(),
                fixed == null ? "all versions" : "< " + fixed,
                "https://advisories.example/" + id);
        var rating = new Rating(severity, score, vector, "harbour");
        Threat threat = threat(id);
        return new Finding(
                id,
                List.of("HSA-" + id.substring(id.length() - 4)),
                component,
                rating,
                state,
                fixed,
                List.of(evidence),
                LocalDate.parse("2026-03-01"),
                threat,
                Reach.UNKNOWN,
                Risks.of(rating, threat, Reach.UNKNOWN, fixed != null));
    }

    /// Of the problems whose numbers end with 1 everything is known, of the others nothing.
    private static Threat threat(String id) {
        if (!id.endsWith("1")) {
            return Threat.UNKNOWN;
        }
        return Threat.UNKNOWN
                .and(new ThreatFact.Exploited(
                        "cisa-kev", LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-25"), true))
                .and(new ThreatFact.Predicted(0.93121, 0.99801))
                .and(new ThreatFact.Decided(ThreatFact.Exploitation.ACTIVE, true, false));
    }

    private static Layer layer(int index, String digit, String createdBy) {
        Digest digest = Digest.parse("sha256:" + digit.repeat(64));
        return new Layer(index, digest, digest, "application/vnd.oci.image.layer.v1.tar+gzip", 1000, createdBy);
    }
}
