package io.pratique.match.matcher;

import static io.pratique.match.Given.candidate;
import static io.pratique.match.Given.component;
import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.fixed;
import static io.pratique.match.Given.listing;
import static io.pratique.match.Given.onLinux;
import static io.pratique.match.Given.onlyOn;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.match.DottedScheme;
import io.pratique.match.MemoryStore;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.ScanResult;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static final Distro DEBIAN = distro("debian", "12");
    private static final Distro ALMA = distro("almalinux", "8.10");
    private final MemoryStore store = new MemoryStore();

    @Test
    void reportsEveryBinaryOfAnAffectedSource() {
        store.with("Debian:12", "openssl", fixed("CVE-2026-1", "3.0.12-1"));
        Component library = component("deb", "libssl3", "3.0.11-1").withSource("openssl", "3.0.11-1");
        Component program = component("deb", "openssl", "3.0.11-1").withSource("openssl", "3.0.11-1");

        List<Finding> findings = assess(DEBIAN, library, program).findings();

        assertThat(findings).extracting(finding -> finding.component().name()).containsExactly("libssl3", "openssl");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.fixedVersion()).isEqualTo("3.0.12-1");
            assertThat(finding.state()).isEqualTo(FixState.FIXED);
            assertThat(finding.evidence().getFirst().packageName()).isEqualTo("openssl");
            assertThat(finding.evidence().getFirst().range()).isEqualTo("< 3.0.12-1");
        });
    }

    @ParameterizedTest
    @CsvSource({"1.2-3~deb12u1, 0", "1.2-3~bpo12+1, 0", "1.2-2~deb12u1, 1", "1.2-3~rc1, 1", "1.2-3~deb12, 1"})
    void rebuildsForAStableReleaseHaveWhatWasFixedInTheVersionRebuilt(String version, int findings) {
        store.with("Debian:12", "lamp", fixed("CVE-2026-1", "1.2-3"));

        assertThat(new Matcher()
                        .assess(scan(DEBIAN, component("deb", "lamp", version)), store)
                        .findings())
                .hasSize(findings);
    }

    @Test
    void leavesOutWhatConcernsOtherPlatforms() {
        Candidate everywhere = fixed("CVE-2026-1", "2.0");
        store.with("Debian:12", "lamp", onlyOn(everywhere, "windows"));
        store.with("Debian:12", "lamp", onlyOn(fixed("CVE-2026-2", "2.0"), "windows", "x86_64"));
        ScanResult image = onLinux(scan(DEBIAN, component("deb", "lamp", "1.0")));

        assertThat(new Matcher().assess(image, store).findings())
                .extracting(Finding::id)
                .containsExactly("CVE-2026-2");
        assertThat(assess(DEBIAN, component("deb", "lamp", "1.0")).findings()).hasSize(2);
    }

    @Test
    void whatIsFixedInUnstableSaysNothingOfStable() {
        store.with("Debian:sid", "lamp", fixed("CVE-2026-1", "1.2-3"));
        store.with("Debian:12", "lamp", fixed("CVE-2026-2", "1.0"));

        assertThat(assess(DEBIAN, component("deb", "lamp", "1.1-1~deb12u1")).findings())
                .isEmpty();
    }

    @Test
    void asksExpandedMaintenanceFirst() {
        Distro ubuntu = distro("ubuntu", "14.04");
        store.with("Ubuntu:14.04", "lamp", fixed("CVE-2026-1", "9"));
        store.with("Ubuntu:14.04", "lamp", fixed("CVE-2026-2", "9"));
        store.with("Ubuntu:Pro:14.04", "lamp", fixed("CVE-2026-1", "1.0+esm2"));

        assertThat(assess(ubuntu, component("deb", "lamp", "1.0+esm2")).findings())
                .extracting(Finding::id)
                .containsExactly("CVE-2026-2");
        assertThat(assess(ubuntu, component("deb", "lamp", "1.0")).findings()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3.0.2-0ubuntu1.10+Fips1, 3.0.2-0ubuntu1.12+Fips1",
        "3.0.2-0ubuntu1.12+Fips1, ",
        "3.0.2-0ubuntu1.10, 3.0.2-0ubuntu1.15",
        "3.0.2-0ubuntu1.15, "
    })
    void judgesCertifiedModulesByTheirOwnStreamAndNothingElseByIt(String version, String fixed) {
        store.with("Ubuntu:22.04", "lamp", fixed("CVE-2026-1", "3.0.2-0ubuntu1.15"));
        store.with("Ubuntu:Pro:FIPS:22.04", "lamp", fixed("CVE-2026-1", "3.0.2-0ubuntu1.12+Fips1"));
        ScanResult image = scan(distro("ubuntu", "22.04"), component("deb", "lamp", version));

        assertThat(new Matcher().assess(image, store).findings())
                .extracting(Finding::fixedVersion)
                .isEqualTo(fixed == null ? List.of() : List.of(fixed));
    }

    @Test
    void aCertifiedModuleHasOnlyTheProblemsThatItsStreamTells() {
        store.with("Ubuntu:22.04", "lamp", fixed("CVE-2026-1", "2.0"));
        store.with("Ubuntu:22.04", "desk", fixed("CVE-2026-1", "2.0"));
        store.with("Ubuntu:Pro:FIPS:22.04", "lamp", fixed("CVE-2026-2", "0.5+Fips1"));
        Component lamp = component("deb", "lamp", "1.0+Fips1");
        Component desk = component("deb", "desk", "1.0+Fips1");

        assertThat(new Matcher()
                        .assess(scan(distro("ubuntu", "22.04"), lamp, desk), store)
                        .findings())
                .extracting(finding -> finding.component().name())
                .containsExactly("desk");
    }

    @Test
    void leavesOutWhatTheDistributionOwns() {
        store.with("PyPI", "requests", fixed("CVE-2026-2", "2.0"));

        assertThat(assess(DEBIAN, component("pypi", "requests", "1.0").withOwner("python3-requests"))
                        .findings())
                .isEmpty();
        assertThat(assess(DEBIAN, component("pypi", "requests", "1.0")).findings())
                .hasSize(1);
    }

    @Test
    void doesNotJudgeAVersionThatIsOnlyAssumed() {
        store.with("PyPI", "requests", fixed("CVE-2026-2", "2.20"));

        Assessment assessment =
                assess(null, component("pypi", "requests", "2.0").withAssumed(true));

        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.unjudged())
                .containsExactly(
                        new Unjudged("PyPI", 1, "a manifest allows several versions; a lock file would tell", false));
    }

    @Test
    void doesNotReportFixedVersions() {
        store.with("npm", "left-pad", fixed("CVE-2026-3", "1.3.0"));

        assertThat(assess(null, component("npm", "left-pad", "1.3.0")).findings())
                .isEmpty();
    }

    @Test
    void honoursListedVersionsBesideRanges() {
        store.with("PyPI", "x", listing(fixed("CVE-2026-4", "1.0"), "2.0", "2.1"));

        assertThat(assess(null, component("pypi", "x", "2.1"))
                        .findings()
                        .getFirst()
                        .evidence()
                        .getFirst()
                        .range())
                .isEqualTo("= 2.1");
        assertThat(assess(null, component("pypi", "x", "2.2")).findings()).isEmpty();
    }

    @Test
    void lacksNoFindingBecauseAVersionIsWrittenDifferently() {
        store.with("PyPI", "x", listing(candidate("CVE-2026-4", "P", FixState.AFFECTED, List.of()), "2.1.0"));

        assertThat(assess(null, component("pypi", "x", "2.1")).findings()).hasSize(1);
    }

    @Test
    void letsAStatementOverruleOthers() {
        store.with("Alpine:v3.18", "busybox", fixed("CVE-2026-5", "9.0"));
        store.with("Alpine:v3.18", "busybox", candidate("CVE-2026-5", "x", FixState.NOT_AFFECTED, List.of()));
        store.with("Alpine:v3.18", "busybox", fixed("CVE-2026-6", "9.0"));

        assertThat(assess(distro("alpine", "3.18.4"), component("apk", "busybox", "1.36"))
                        .findings())
                .extracting(Finding::id)
                .containsExactly("CVE-2026-6");
    }

    @Test
    void keepsStatementsToTheirVersions() {
        store.with("npm", "x", fixed("CVE-2026-5", "9.0"));
        store.with(
                "npm", "x", candidate("CVE-2026-5", "x", FixState.NOT_AFFECTED, List.of(), VersionRange.before("2.0")));

        assertThat(assess(null, component("npm", "x", "1.0")).findings()).isEmpty();
        assertThat(assess(null, component("npm", "x", "2.0")).findings()).hasSize(1);
    }

    @Test
    void countsWhatTheDatabaseDoesNotCover() {
        Assessment assessment =
                assess(DEBIAN, component("deb", "a", "1"), component("deb", "b", "1"), component("gem", "rails", "1"));

        assertThat(assessment.unjudged())
                .containsExactly(
                        new Unjudged(
                                "Debian:12",
                                2,
                                "no advisories for Debian:12 in this database; run pratique db update",
                                false),
                        new Unjudged(
                                "RubyGems",
                                1,
                                "no advisories for RubyGems in this database; run pratique db update",
                                false));
    }

    @Test
    void countsEcosystemsWhoseVersionsItCannotOrder() {
        store.covering("RubyGems");

        assertThat(assess(null, component("gem", "rails", "1")).unjudged())
                .containsExactly(new Unjudged("RubyGems", 1, "versions of this ecosystem cannot be compared", false));
    }

    @Test
    void countsVersionsThatCannotBeRead() {
        store.with("npm", "x", fixed("CVE-2026-7", "2.0"));
        store.with("npm", "y", candidate("CVE-2026-7", "y", FixState.AFFECTED, List.of(), VersionRange.ALL));
        store.with("npm", "z", fixed("CVE-2026-8", "oops"));
        store.with("npm", "z", fixed("CVE-2026-9", "2.0"));

        Assessment assessment = assess(
                null,
                component("npm", "x", "workspace"),
                component("npm", "y", "workspace"),
                component("npm", "z", "1"));

        assertThat(assessment.findings()).extracting(Finding::id).containsExactly("CVE-2026-9", "CVE-2026-7");
        assertThat(assessment.unjudged())
                .containsExactly(
                        new Unjudged("npm", 1, "some advisories about them hold versions that cannot be read", false),
                        new Unjudged("npm", 1, "their versions cannot be read", false));
    }

    @Test
    void takesTheInstalledEpochWhereAnRpmAdvisoryHasNone() {
        store.with("AlmaLinux:8", "openssl", fixed("CVE-2026-10", "3.0.8-1"));

        Finding finding = assess(ALMA, component("rpm", "openssl", "1:3.0.7-1"))
                .findings()
                .getFirst();

        assertThat(finding.fixedVersion()).isEqualTo("1:3.0.8-1");
        assertThat(finding.evidence().getFirst().range()).isEqualTo("< 3.0.8-1");
        assertThat(assess(ALMA, component("rpm", "openssl", "1:3.0.8-1")).findings())
                .isEmpty();
    }

    @Test
    void comparesModularPackagesOnlyWithTheirOwnStream() {
        store.with("AlmaLinux:8", "nodejs", fixed("CVE-2026-11", "1:18.20.4-1.module_el8.10.0+3892+1"));
        store.with("AlmaLinux:8", "nodejs", fixed("CVE-2026-12", "1:16.20.4-1.module_el8.10.0+3892+1"));
        store.with("AlmaLinux:8", "nodejs", fixed("CVE-2026-13", "1:99-1.el8"));

        assertThat(assess(ALMA, nodejs16()).findings()).extracting(Finding::id).containsExactly("CVE-2026-12");
        assertThat(assess(ALMA, component("rpm", "nodejs", "1:16.20.2-1.el8")).findings())
                .extracting(Finding::id)
                .containsExactly("CVE-2026-13");
    }

    private static Component nodejs16() {
        String version = "1:16.20.2-1.module_el8.8.0+3542+5";
        PackageUrl purl = PackageUrl.of("rpm", "almalinux", "nodejs", version).with("rpmmod", "nodejs:16:88:9edba152");
        return Component.of(purl, "nodejs", version);
    }

    @Test
    void findsTheEndOfLifeOfAReleaseOrItsBranch() {
        LocalDate end = LocalDate.of(2025, 5, 9);
        store.ending("alpine", "3.18", end).ending("debian", "12", end).ending("ubuntu", "22.04", end);

        assertThat(assess(distro("alpine", "3.18.4")).endOfLife()).isEqualTo(end);
        assertThat(assess(distro("debian", "12.7")).endOfLife()).isEqualTo(end);
        assertThat(assess(distro("ubuntu", "22.04")).endOfLife()).isEqualTo(end);
        assertThat(assess(distro("fedora", "40")).endOfLife()).isNull();
    }

    @Test
    void looksEachNameUpOnce() {
        AtomicInteger lookups = new AtomicInteger();
        MemoryStore counting = new MemoryStore() {
            @Override
            public List<Candidate> candidates(Ecosystem ecosystem, String name) {
                lookups.incrementAndGet();
                return super.candidates(ecosystem, name);
            }
        };
        counting.with("npm", "x", fixed("CVE-2026-14", "2.0"));

        Assessment assessment = new Matcher(DottedScheme::forType)
                .assess(
                        scan(
                                null,
                                component("npm", "x", "1.0"),
                                component("npm", "x", "1.0"),
                                component("npm", "x", "1.1")),
                        counting);

        assertThat(assessment.findings()).hasSize(3);
        assertThat(lookups).hasValue(1);
    }

    private Assessment assess(Distro distro, Component... components) {
        return new Matcher(DottedScheme::forType).assess(scan(distro, components), store);
    }
}
