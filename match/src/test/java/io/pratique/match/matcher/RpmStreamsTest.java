package io.pratique.match.matcher;

import static io.pratique.match.Given.component;
import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.fixed;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.Given;
import io.pratique.match.MemoryStore;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rpms of one name and one release that are fixed at different versions: module streams, extended streams,
/// variants.
class RpmStreamsTest {
    private static final String MODULAR = "1:16.20.4-1.module+el8.8.0+19557+7e1ed12f";

    private final MemoryStore store = new MemoryStore().covering("Red Hat:8").covering("Red Hat:9");

    @Test
    void anAdvisoryAboutAStreamConcernsThatStreamAlone() {
        store.with("Red Hat:8", "nodejs", stream(fixed("CVE-2026-1", "1:16.20.4-2.module+el8.8.0+1+1"), "nodejs:16"));
        store.with("Red Hat:8", "nodejs", stream(fixed("CVE-2026-2", "1:18.1.0-2.module+el8.8.0+1+1"), "nodejs:18"));
        store.with("Red Hat:8", "nodejs", fixed("CVE-2026-3", "1:99-1.el8"));

        assertThat(ids("rhel", "8.8", nodejs(MODULAR, "nodejs:16:8080020230718:1")))
                .containsExactly("CVE-2026-1");
        assertThat(ids("rhel", "8.8", nodejs("1:16.1-1.el8", null))).containsExactly("CVE-2026-3");
    }

    @Test
    void aStatementWithoutVersionsKeepsToItsStreamToo() {
        store.with("Red Hat:8", "nodejs", stream(open("CVE-2026-1"), "nodejs:16"));
        store.with("Red Hat:8", "nodejs", stream(open("CVE-2026-2"), "viewer:flatpak"));
        store.with("Red Hat:8", "nodejs", open("CVE-2026-3"));

        assertThat(ids("rhel", "8.8", nodejs(MODULAR, "nodejs:16:8080020230718:1")))
                .containsExactly("CVE-2026-1");
        assertThat(ids("rhel", "8.8", nodejs("1:16.1-1.el8", null))).containsExactly("CVE-2026-3");
    }

    @ParameterizedTest
    @CsvSource({
        "3.9.16-1.el9_2.8, false",
        "3.9.16-1.el9_2.9, false",
        "3.9.16-1.el9_2.7, true",
        "3.9.18-2.el9, true",
        "3.9.18-3.el9_4.5, false",
    })
    void aPackageBuiltForAnExtendedStreamHasTheFixesOfThatStream(String installed, boolean affected) {
        store.with("Red Hat:9", "python3", fixed("CVE-2024-6923", "0:3.9.18-3.el9_4.5"));
        store.with("Red Hat:9.2", "python3", fixed("CVE-2024-6923", "0:3.9.16-1.el9_2.8"));

        assertThat(ids("rhel", "9.2", component("rpm", "python3", installed)).isEmpty())
                .isEqualTo(!affected);
    }

    @Test
    void theFixOfAnExtendedStreamIsNoneOfTheMainOne() {
        store.with("Red Hat:9.2", "python3", fixed("CVE-2024-6923", "0:3.9.16-1.el9_2.8"));

        assertThat(ids("rhel", "9.4", component("rpm", "python3", "3.9.10-1.el9_4")))
                .isEmpty();
    }

    @Test
    void findsWhatIsSaidOfTheSourcePackage() {
        store.with("Red Hat:8", "python3.src", open("CVE-2026-1"));
        Component library = component("rpm", "python3-libs", "3.6.8-1.el8").withSource("python3", "3.6.8-1.el8");

        assertThat(ids("rhel", "8.9", library)).containsExactly("CVE-2026-1");
    }

    @ParameterizedTest
    @CsvSource({
        "2.28-251.0.2.el8_10.4, CVE-2026-1",
        "2:2.28-251.0.2.ksplice1.el8_10.4, CVE-2026-2",
        "10:2.28-100.0.1.el8_fips, CVE-2026-3",
    })
    void variantsOfOracleLinuxHaveAdvisoriesOfTheirOwn(String installed, String expected) {
        store.with("Oracle Linux:8", "glibc", fixed("CVE-2026-1", "0:2.28-251.0.2.el8_10.13"));
        store.with("Oracle Linux:8", "glibc", fixed("CVE-2026-2", "2:2.28-251.0.2.ksplice1.el8_10.13"));
        store.with("Oracle Linux:8", "glibc", fixed("CVE-2026-3", "10:2.28-251.0.2.el8_fips"));

        assertThat(ids("ol", "8.10", component("rpm", "glibc", installed))).containsExactly(expected);
    }

    private List<String> ids(String distro, String release, Component component) {
        return new Matcher()
                .assess(scan(distro(distro, release), component), store).findings().stream()
                        .map(Finding::id)
                        .toList();
    }

    private static Component nodejs(String version, @Nullable String module) {
        PackageUrl purl = PackageUrl.of("rpm", "redhat", "nodejs", version);
        return Component.of(module == null ? purl : purl.with("rpmmod", module), "nodejs", version);
    }

    private static Candidate open(String id) {
        return Given.candidate(id, id, FixState.AFFECTED, List.of(), VersionRange.ALL);
    }

    private static Candidate stream(Candidate candidate, String stream) {
        return new Candidate(
                candidate.id(),
                candidate.aliases(),
                candidate.advisory(),
                candidate.feed(),
                candidate.ratings(),
                candidate.ranges(),
                candidate.versions(),
                candidate.state(),
                new Condition(stream, List.of(), List.of()),
                candidate.url(),
                candidate.published(),
                candidate.withdrawn());
    }
}
