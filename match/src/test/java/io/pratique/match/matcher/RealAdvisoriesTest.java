package io.pratique.match.matcher;

import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.testing.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packages as distributions and registries really name them, judged by the real feeds. What is expected was looked
/// up by hand in the feeds.
class RealAdvisoriesTest {
    @TempDir
    static Path folder;

    private static @Nullable AdvisoryDatabase database;

    @BeforeAll
    static void build() {
        Path file = folder.resolve("database");
        DatabaseBuild.build(new DatabaseBuild.Request(Shared.feeds(), file, null, false), line -> {});
        database = AdvisoryDatabase.open(file);
    }

    /// Source names that differ from the binary's, sources of another version than their binary, epochs, `~` before
    /// and `+` after a version, kernels, revisions of Alpine.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            debian 12    | libssl1.1       | 1.1.1d-0+deb10u1 | openssl | 1.1.1d-0+deb10u1 | CVE-2019-1551 | 1.1.1e-1
            debian 12    | libssl3         | 3.0.11-1~deb12u2 | openssl | 3.0.11-1~deb12u2 | CVE-2019-1551 | -
            debian 11    | libssl1.1       | 1.1.1n-0+deb11u2 | openssl | 1.1.1n-0+deb11u2 | CVE-2022-2068 | 1.1.1n-0+deb11u3
            debian 11    | libssl1.1       | 1.1.1n-0+deb11u3 | openssl | 1.1.1n-0+deb11u3 | CVE-2022-2068 | -
            debian 11    | openssl         | 1.1.1n-0+deb11u4+b1 | openssl | 1.1.1n-0+deb11u4 | CVE-2022-2097 | -
            debian 12    | libc6           | 2.36-9+deb12u13 | glibc   | 2.36-9+deb12u13 | CVE-2026-4437 | 2.36-9+deb12u14
            debian 12    | libc-bin        | 2.36-9+deb12u14 | glibc   | 2.36-9+deb12u14 | CVE-2026-4437 | -
            debian 12    | passwd          | 1:4.13+dfsg1-1 | shadow   | 1:4.13+dfsg1-1 | CVE-2023-4641 | 1:4.13+dfsg1-1+deb12u1
            debian 12    | login           | 1:4.13+dfsg1-1+deb12u1 | shadow | 1:4.13+dfsg1-1+deb12u1 | CVE-2023-4641 | -
            debian 11    | firefox-esr     | 102.8.0esr-1~deb11u1 | firefox-esr | 102.8.0esr-1~deb11u1 | CVE-2023-25751 | 102.9.0esr-1~deb11u1
            debian 11    | git-man         | 1:2.30.2-1+deb11u1 | git | 1:2.30.2-1+deb11u1 | CVE-2023-23946 | 1:2.30.2-1+deb11u2
            debian 11    | git             | 2.99            | git     | 2.99            | CVE-2023-23946 | 1:2.30.2-1+deb11u2
            debian 12    | linux-image-6.1.0-17-amd64 | 6.1.69-1 | linux-signed-amd64 | 6.1.69+1 | CVE-2024-1086 | 6.1.76-1
            debian 12    | linux-image-6.1.0-18-amd64 | 6.1.76-1 | linux-signed-amd64 | 6.1.76+1 | CVE-2024-1086 | -
            debian 12    | linux-libc-dev  | 6.1.69-1        | linux   | 6.1.69-1        | CVE-2024-1086 | 6.1.76-1
            ubuntu 18.04 | libcurl4        | 7.58.0-2ubuntu3.7 | curl  | 7.58.0-2ubuntu3.7 | CVE-2019-5481 | 7.58.0-2ubuntu3.8
            ubuntu 18.04 | libcurl4        | 7.58.0-2ubuntu3.8 | curl  | 7.58.0-2ubuntu3.8 | CVE-2019-5481 | -
            ubuntu 18.04 | linux-image-4.15.0-72-generic | 4.15.0-72.81 | linux-signed | 4.15.0-72.81 | CVE-2019-14901 | 4.15.0-74.84
            ubuntu 18.04 | linux-image-1056-aws | 4.15.0-1056.58 | linux-signed-aws | 4.15.0-1056.58 | CVE-2019-14901 | 4.15.0-1057.59
            ubuntu 18.04 | libssl1.1       | 1.1.0g-2ubuntu4 | openssl | 1.1.0g-2ubuntu4 | CVE-2019-1559 | -
            ubuntu 16.04 | sudo            | 1.8.16-0ubuntu1.7 | sudo  | 1.8.16-0ubuntu1.7 | CVE-2019-14287 | 1.8.16-0ubuntu1.8
            ubuntu 14.04 | sudo            | 1.8.9p5-1ubuntu1.5+esm1 | sudo | 1.8.9p5-1ubuntu1.5+esm1 | CVE-2019-14287 | 1.8.9p5-1ubuntu1.5+esm2
            ubuntu 14.04 | sudo            | 1.8.9p5-1ubuntu1.5+esm2 | sudo | 1.8.9p5-1ubuntu1.5+esm2 | CVE-2019-14287 | -
            alpine 3.14.2 | ssl_client     | 1.33.1-r3       | busybox | 1.33.1-r3       | CVE-2021-42386 | 1.33.1-r6
            alpine 3.14.2 | ssl_client     | 1.33.1-r6       | busybox | 1.33.1-r6       | CVE-2021-42386 | -
            alpine 3.18.0 | libcrypto3     | 3.1.0-r0        | openssl | 3.1.0-r0        | CVE-2023-0464 | 3.1.0-r1
            alpine 3.18.0 | libcrypto3     | 3.1.0-r10       | openssl | 3.1.0-r10       | CVE-2023-0464 | -
            alpine 3.11.2 | libcurl        | 7.65.1-r0       | curl    | 7.65.1-r0       | CVE-2019-5482 | 7.66.0-r0
            """)
    void judgesByTheSourcePackage(
            String system,
            String name,
            String version,
            String source,
            String sourceVersion,
            String id,
            @Nullable String fixed) {
        String os = system.substring(0, system.indexOf(' '));
        String type = os.equals("alpine") ? "apk" : "deb";
        Component component = Component.of(PackageUrl.of(type, null, name, version), name, version)
                .withSource(source, sourceVersion);

        assertThat(fix(id, distro(os, system.substring(os.length() + 1)), component))
                .isEqualTo(Optional.ofNullable(fixed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            golang | stdlib              | 1.20.9  | CVE-2023-39325 | 1.20.10
            golang | stdlib              | 1.20.10 | CVE-2023-39325 | -
            golang | stdlib              | 1.21.0  | CVE-2023-39325 | 1.21.3
            golang | golang.org/x/net    | v0.16.0 | CVE-2023-39325 | 0.17.0
            golang | github.com/gin-gonic/gin | v1.3.1-0.20190301021747-ccb9e902956d | CVE-2023-29401 | 1.9.1
            golang | github.com/gin-gonic/gin | v1.3.0 | CVE-2023-29401 | -
            golang | github.com/docker/docker | v25.0.5+incompatible | CVE-2024-41110 | 25.0.6+incompatible
            golang | github.com/docker/docker | v25.0.6+incompatible | CVE-2024-41110 | -
            pypi   | PyYAML              | 5.3     | CVE-2020-14343 | 5.4
            pypi   | pyyaml              | 5.4     | CVE-2020-14343 | -
            pypi   | Django              | 3.2.12  | CVE-2022-28347 | 3.2.13
            pypi   | django              | 3.2.13  | CVE-2022-28347 | -
            npm    | lodash              | 4.17.4  | CVE-2018-3721  | 4.17.5
            npm    | jquery              | 3.5.0   | CVE-2020-11022 | -
            generic | openssh            | 9.7p1   | CVE-2024-6387  | 9.8
            generic | openssh            | 9.8p1   | CVE-2024-6387  | -
            generic | node               | 20.12.0 | CVE-2024-27982 | 20.12.1
            generic | node               | 22.0.0  | CVE-2024-27982 | -
            """)
    void judgesLanguagePackages(String type, String name, String version, String id, @Nullable String fixed) {
        Component component = Component.of(PackageUrl.of(type, null, name.replace('/', '-'), version), name, version);

        assertThat(fix(id, null, component)).isEqualTo(Optional.ofNullable(fixed));
    }

    /// Of some of these ecosystems the database knows a part of the advisories only.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            cargo    | hyper      | 0.9.17     | CVE-2017-18587 | 0.9.18
            cargo    | hyper      | 0.10.1     | CVE-2017-18587 | 0.10.2
            cargo    | hyper      | 0.10.2     | CVE-2017-18587 | -
            gem      | rack       | 2.2.3      | CVE-2022-30122 | 2.2.3.1
            gem      | rack       | 2.2.3.1    | CVE-2022-30122 | -
            gem      | rack       | 2.0.9.1    | CVE-2022-30122 | -
            composer | Drupal/config_perms | 1.0-beta3 | DRUPAL-CONTRIB-2017-083 | 1.1.0
            composer | drupal/config_perms | 1.1 | DRUPAL-CONTRIB-2017-083 | -
            cran     | readxl     | 1.2.0      | CVE-2018-20450 | 1.3.0
            cran     | readxl     | 1.3.0      | CVE-2018-20450 | -
            hackage  | aeson      | 1.5.6.0    | CVE-2022-3433  | 2.0.1.0
            hackage  | aeson      | 2.0.1.0    | CVE-2022-3433  | -
            julia    | HTTP       | 1.10.16    | CVE-2025-52479 | 1.10.17
            julia    | HTTP       | 1.10.17+0  | CVE-2025-52479 | -
            bitnami  | activemq   | 5.15.11-10 | CVE-2020-13920 | 5.15.12
            bitnami  | activemq   | 5.15.12-3  | CVE-2020-13920 | -
            brew     | augeas     | 1.14.1     | CVE-2025-2588  | 1.14.1_2
            brew     | augeas     | 1.14.1_2   | CVE-2025-2588  | -
            """)
    void judgesByTheOrderOfTheEcosystem(String type, String name, String version, String id, @Nullable String fixed) {
        Component component = Component.of(PackageUrl.of(type, null, name.replace('/', '-'), version), name, version);

        assertThat(fix(id, null, component)).isEqualTo(Optional.ofNullable(fixed));
    }

    /// GO-2024-2730 names every version of it and was withdrawn.
    @Test
    void leavesWithdrawnAdvisoriesOut() {
        Component sessions = Component.of(
                PackageUrl.of("golang", "github.com/gorilla", "sessions", "v1.2.0"),
                "github.com/gorilla/sessions",
                "v1.2.0");

        assertThat(new Matcher().assess(scan(null, sessions), database).findings())
                .noneMatch(finding -> finding.aliases().contains("GO-2024-2730")
                        || finding.id().equals("GO-2024-2730"));
    }

    @Test
    void saysThatItDoesNotKnowAReleaseOrASystem() {
        Component curl = Component.of(PackageUrl.of("deb", null, "curl", "1"), "curl", "1");

        for (Distro unknown : List.of(distro("debian", "99"), distro("ubuntu", "25.99"), distro("mint", "21"))) {
            Assessment assessment = new Matcher().assess(scan(unknown, curl), database);
            assertThat(assessment.findings()).isEmpty();
            assertThat(assessment.unjudged()).as(unknown.id()).hasSize(1);
        }
    }

    private static Optional<String> fix(String id, @Nullable Distro distro, Component component) {
        Assessment assessment = new Matcher().assess(scan(distro, component), database);
        assertThat(assessment.unjudged()).allMatch(Assessment.Unjudged::partly);
        return assessment.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .map(Finding::fixedVersion);
    }
}
