package io.pratique.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.Coverage;
import io.pratique.advisory.store.Generation;
import io.pratique.match.Assessment;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import io.pratique.match.matcher.Matcher;
import io.pratique.match.policy.Review;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.VersionRange;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.report.explain.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why a problem is there or is not, each reason once.
class ExplanationTest {
    private static final Digest DIGEST = Digest.parse("sha256:" + "b".repeat(64));
    private static final Layer LAYER =
            new Layer(1, DIGEST, DIGEST, "application/vnd.oci.image.layer.v1.tar+gzip", 1000, "RUN apt-get install");

    @Test
    void tellsWhereAFindingIsAndWhyItIsOne() {
        assertThat(explain("cve-2026-1")).isEqualTo("""
                CVE-2026-1 in libssl3 3.0.1-1
                  also      HSA-1
                  package   pkg:deb/debian/libssl3@3.0.1-1
                  path      var/lib/dpkg/status
                  layer     2, sha256:%s
                  made by   RUN apt-get install
                  advisory  HSA-1 from harbour, for Debian:12
                  because   its source package openssl 3.0.1-1 lies in the affected range < 3.0.2-1
                  read      https://advisories.example/HSA-1
                  rating    high, score 7.5, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, rated by harbour
                  fix       update libssl3 to 3.0.2-1
                  risk      22.5 of 100: impact 0.75 (CVSS 7.5) × likelihood 0.30 (nothing known of attacks, assumed) × reach 1.00 (not known whether the code is used, assumed) × fix 1.00 (an update ends it)

                """.formatted("b".repeat(64)));
    }

    @Test
    void findsItUnderAnyOfItsNames() {
        assertThat(explain("HSA-1")).isEqualTo(explain("CVE-2026-1"));
    }

    @Test
    void saysThatThereIsNoFix() {
        assertThat(explain("CVE-2026-2"))
                .contains("openssl 3.0.1-1 is affected as all versions are")
                .contains("fix       none (will not fix)");
    }

    @Test
    void saysThatTheVersionIsNotAffected() {
        assertThat(explain("CVE-2026-3")).isEqualTo("""
                CVE-2026-3 was not found in app.
                  libssl3 3.0.1-1: openssl 3.0.1-1 lies outside the affected range < 3.0.0-2 (HSA-3 from harbour)
                """);
    }

    @Test
    void saysThatItsMaintainersClearedIt() {
        assertThat(explain("CVE-2026-4")).isEqualTo("""
                CVE-2026-4 was not found in app.
                  libssl3 3.0.1-1: its maintainers say that it is not affected (HSA-4 from harbour)
                """);
    }

    @Test
    void saysThatAnExtendedStreamClearedIt() {
        var python = component("rpm", "redhat", "python3", "3.9.16-1.el9_2.8");
        var scan = new ScanResult(
                "app",
                null,
                new Sbom(new Distro("rhel", "9.2", null, "RHEL 9.2", List.of()), List.of(python)),
                ScanStatus.COMPLETE,
                List.of());
        var store = new Store();
        Assessment assessment = new Matcher().assess(scan, store);
        assertThat(Explanation.of(assessment, store, "CVE-2026-9", false)).isEqualTo("""
                CVE-2026-9 was not found in app.
                  python3 3.9.16-1.el9_2.8: python3 3.9.16-1.el9_2.8 lies in the range < 0:3.9.18-3.el9_4.5, but another statement overrules this, or a filter hides it (HSA-9 from harbour)
                  python3 3.9.16-1.el9_2.8: python3 3.9.16-1.el9_2.8 has the fix of the extended stream it was built for, Red Hat:9.2: it lies outside the affected range < 0:3.9.16-1.el9_2.8 (HSA-9 from harbour)
                """);
    }

    @Test
    void saysThatAnExceptionOverrulesIt() {
        var store = new Store();
        Assessment assessment = new Matcher().assess(scan(), store);
        var exception = new Statement(
                List.of("CVE-2026-1"),
                List.of(Subject.EVERYTHING),
                Claim.of(Status.ACCEPTED).withReason("until Monday"),
                new Source(".pratique.yaml", "line 2"));
        Assessment reviewed = new Review(
                        new Reading(List.of(exception), List.of()),
                        new Reading(List.of(), List.of()),
                        LocalDate.parse("2026-06-01"))
                .apply(assessment);
        assertThat(Explanation.of(reviewed, store, "CVE-2026-1", false))
                .contains("libssl3 3.0.1-1: an exception overrules it, accepted: until Monday, .pratique.yaml, line 2");
    }

    @Test
    void saysThatTheDistributionAnswersForIt() {
        assertThat(explain("CVE-2026-5")).isEqualTo("""
                CVE-2026-5 was not found in app.
                  idna 3.3: installed by the distribution's package python3-idna, which the distribution's own advisories are about (HSA-5 from harbour)
                """);
    }

    @Test
    void saysThatAVersionCannotBeRead() {
        assertThat(explain("CVE-2026-6")).contains("  odd workspace: cannot be judged, ");
    }

    @Test
    void saysThatNoAdvisoryIsAboutWhatIsInstalled() {
        for (String id : List.of("CVE-1999-0001", "no-id", "", "\u001b[2J")) {
            assertThat(explain(id))
                    .contains(" was not found in app.")
                    .contains("No advisory of that name speaks of a package installed here.")
                    .contains("Some packages could not be judged at all; the report lists them.")
                    .doesNotContain("\u001b");
        }
    }

    private static String explain(String id) {
        var store = new Store();
        Assessment assessment = new Matcher().assess(scan(), store);
        return Explanation.of(assessment, store, id, false);
    }

    private static ScanResult scan() {
        Component openssl = component("deb", "debian", "libssl3", "3.0.1-1")
                .withSource("openssl", "3.0.1-1")
                .withOrigins(List.of(new Origin(LAYER, "var/lib/dpkg/status")));
        List<Component> components = List.of(
                openssl,
                component("pypi", null, "idna", "3.3").withOwner("python3-idna"),
                component("npm", null, "odd", "workspace"),
                component("gem", null, "rails", "1"));
        var distro = new Distro("debian", "12", "bookworm", "Debian 12", List.of());
        return new ScanResult("app", null, new Sbom(distro, components), ScanStatus.COMPLETE, List.of());
    }

    private static Component component(String type, @Nullable String namespace, String name, String version) {
        return Component.of(PackageUrl.of(type, namespace, name, version), name, version);
    }

    /// Advisories about the packages of the scan.
    private record Store() implements AdvisoryStore {
        @Override
        public List<Candidate> candidates(Ecosystem ecosystem, String name) {
            return switch (ecosystem + " " + name) {
                case "Debian:12 openssl" ->
                    List.of(
                            advisory(1, FixState.FIXED, VersionRange.before("3.0.2-1")),
                            advisory(2, FixState.WILL_NOT_FIX, VersionRange.ALL),
                            advisory(3, FixState.FIXED, VersionRange.before("3.0.0-2")),
                            advisory(4, FixState.NOT_AFFECTED, VersionRange.ALL));
                case "Red Hat:9 python3" ->
                    List.of(advisory(9, FixState.FIXED, VersionRange.before("0:3.9.18-3.el9_4.5")));
                case "Red Hat:9.2 python3" ->
                    List.of(advisory(9, FixState.FIXED, VersionRange.before("0:3.9.16-1.el9_2.8")));
                case "PyPI idna" -> List.of(advisory(5, FixState.FIXED, VersionRange.before("3.7")));
                case "npm odd" -> List.of(advisory(6, FixState.FIXED, VersionRange.before("2.0.0")));
                default -> List.of();
            };
        }

        private static Candidate advisory(int number, FixState state, VersionRange range) {
            var rating = new Rating(Severity.HIGH, 7.5, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "harbour");
            return new Candidate(
                    "CVE-2026-" + number,
                    List.of("HSA-" + number),
                    "HSA-" + number,
                    "harbour",
                    List.of(rating),
                    List.of(range),
                    List.of(),
                    state,
                    Condition.NONE,
                    "https://advisories.example/HSA-" + number,
                    null,
                    null);
        }

        @Override
        public Coverage coverage(Ecosystem ecosystem) {
            return ecosystem.toString().equals("RubyGems") ? Coverage.NONE : Coverage.COMPLETE;
        }

        @Override
        public Threat threat(String id) {
            return Threat.UNKNOWN;
        }

        @Override
        public @Nullable LocalDate endOfLife(String distro, String release) {
            return null;
        }

        @Override
        public Generation generation() {
            return new Generation("0123456789ab", Instant.parse("2026-08-21T00:00:00Z"), List.of());
        }

        @Override
        public void close() {}
    }
}
