package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.Feeds;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.testing.Shared;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every feed as it really is, and facts about it that were looked up by hand.
class RealFeedsTest {
    @TempDir
    static Path folder;

    private static DatabaseBuild.@Nullable Summary summary;
    private static @Nullable AdvisoryDatabase database;

    @BeforeAll
    static void build() {
        Path file = folder.resolve("database");
        summary = DatabaseBuild.build(new DatabaseBuild.Request(Shared.feeds(), file, null, false), line -> {});
        database = AdvisoryDatabase.open(file);
        database.verify();
    }

    @Test
    void everyFeedIsReadAndNextToNothingIsLeftOut() {
        assertThat(summary.feeds()).hasSize(Feeds.ALL.size()).allSatisfy(report -> {
            if (report.outcome() == DatabaseBuild.Outcome.READ) {
                assertThat(report.items()).as(report.id()).isPositive();
                assertThat(report.problems()).as(report.id()).isLessThanOrEqualTo(2);
            } else {
                assertThat(report.outcome()).as(report.id()).isEqualTo(DatabaseBuild.Outcome.ABSENT);
            }
        });
        assertThat(summary.feeds().stream()
                        .filter(report -> report.outcome() == DatabaseBuild.Outcome.READ)
                        .count())
                .isGreaterThanOrEqualTo(30);
        assertThat(summary.generation().feeds())
                .extracting(Generation.FeedSummary::id)
                .containsExactlyInAnyOrderElementsOf(summary.feeds().stream()
                        .filter(report -> report.outcome() == DatabaseBuild.Outcome.READ)
                        .map(DatabaseBuild.FeedReport::id)
                        .toList());
    }

    @Test
    void bearsTheDateOfTheFeedsAndNotOfThisMachine() {
        assertThat(summary.generation().built()).isEqualTo(Instant.parse("2026-08-21T21:14:18Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AlmaLinux:9   | openssh-server | almalinux | CVE-2024-6387 | < 8.7p1-38.el9_4.1 | FIXED
            Alpine:v3.11  | openssl | alpine | CVE-2019-1551 | < 1.1.1d-r3 | FIXED
            Alpine:v3.18  | openssl | alpine | CVE-2022-1292 | all versions | NOT_AFFECTED
            Azure Linux:3 | openssh | azurelinux | CVE-2025-26466 | < 0:9.8p1-3.azl3 | FIXED
            Mariner:1     | openssl | azurelinux | CVE-2021-3712 | < 0:1.1.1k-8.cm1 | FIXED
            Debian:11     | openssl | debian | CVE-2022-0778 | < 1.1.1k-1+deb11u2 | FIXED
            Debian:12     | xz-utils | debian | CVE-2025-31115 | < 5.4.1-1 | FIXED
            Debian:11     | xorg-server | debian-dsa | CVE-2023-1393 | < 2:1.20.11-1+deb11u6 | FIXED
            Ubuntu:16.04  | sudo | ubuntu | CVE-2019-14287 | < 1.8.16-0ubuntu1.8 | FIXED
            Ubuntu:18.04  | openssl | ubuntu | CVE-2019-1563 | all versions | AFFECTED
            Ubuntu:14.04  | sudo | ubuntu | CVE-2019-14287 | < 1.8.9p5-1ubuntu1.5+esm2 | END_OF_LIFE
            Ubuntu:Pro:14.04 | sudo | ubuntu | CVE-2019-14287 | < 1.8.9p5-1ubuntu1.5+esm2 | FIXED
            Maven | org.apache.linkis:linkis-metadata-query-service-jdbc | cve-enrichment | CVE-2023-50740 | < 1.5.0 | FIXED
            Maven | org.apache.struts:struts2-core | victims | CVE-2017-5638 | >= 2.3, < 2.3.32; >= 2.5, < 2.5.10.1 | FIXED
            Maven | org.apache.struts:struts2-core | project-kb | CVE-2017-5638 | 2.3.15; 2.3.20; 2.3.24; 2.3.31 | AFFECTED
            Go | stdlib | golang | CVE-2023-39325 | < 1.20.10; >= 1.21.0-0, < 1.21.3 | FIXED
            Go | golang.org/x/net | golang | CVE-2023-39325 | < 0.17.0 | FIXED
            npm | lodash | nodejs-security-wg | CVE-2018-3721 | < 4.17.5 | FIXED
            NVD | openbsd:openssh | nvd | CVE-2024-6387 | >= 8.5p1, < 9.8 | FIXED
            NVD | nodejs:node.js | nvd | CVE-2024-27982 | >= 21, < 21.7.2; >= 19, < 20.12.1; < 18.20.1 | FIXED
            npm | jquery | retirejs | CVE-2020-11022 | >= 1.12.0, < 3.5.0 | FIXED
            """)
    void knows(String ecosystem, String name, String feed, String id, String affected, FixState state) {
        Candidate found = candidate(ecosystem, name, feed, id);
        assertThat(found.state()).isEqualTo(state);
        List<?> said = found.ranges().isEmpty() ? found.versions() : found.ranges();
        assertThat(said.stream().map(Object::toString)).containsExactlyElementsOf(List.of(affected.split("; ")));
    }

    @Test
    void honoursListsOfVersionsBesideRanges() {
        Candidate found = candidate("PyPI", "urllib3", "pypi", "CVE-2023-43804");
        assertThat(found.ranges().stream().map(Object::toString)).contains("< 1.26.17", ">= 2.0.0, < 2.0.6");
        assertThat(found.versions()).contains("1.26.16", "2.0.5").doesNotContain("1.26.17", "2.0.6");
        assertThat(found.aliases()).contains("GHSA-v845-jxx5-vc9f", "PYSEC-2023-192");
    }

    @Test
    void knowsTheFunctionsThatHaveAProblem() {
        assertThat(candidate("Go", "github.com/miekg/dns", "golang", "CVE-2017-15133")
                        .condition()
                        .symbols())
                .contains("github.com/miekg/dns#Server.serveTCP");
    }

    @Test
    void hearsAnAdvisoryOfADatabaseOnce() {
        assertThat(database.candidates(Ecosystem.parse("crates.io"), "smallvec"))
                .extracting(Candidate::advisory)
                .contains("RUSTSEC-2021-0003")
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatWasWithdrawn() {
        assertThat(database.candidates(Ecosystem.parse("Go"), "k8s.io/kubernetes"))
                .filteredOn(candidate -> candidate.withdrawn() == null)
                .extracting(Candidate::advisory)
                .contains("GO-2023-1864")
                .doesNotContain("GO-2022-0617");
        assertThat(database.candidates(Ecosystem.parse("Go"), "go.etcd.io/bbolt"))
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(candidate.withdrawn()).isNotNull());
    }

    @Test
    void ratesProblemsThatDistributionsDoNotRate() {
        assertThat(candidate("AlmaLinux:9", "openssh-server", "almalinux", "CVE-2024-6387")
                        .ratings())
                .extracting(Rating::source, Rating::score)
                .contains(org.assertj.core.groups.Tuple.tuple("redhat", 8.1));
    }

    @Test
    void knowsTheEndOfReleases() {
        assertThat(database.endOfLife("debian", "12")).isEqualTo(LocalDate.of(2028, 6, 30));
        assertThat(database.endOfLife("alpine", "3.18.4")).isEqualTo(LocalDate.of(2025, 5, 9));
        assertThat(database.endOfLife("ubuntu", "22.04")).isEqualTo(LocalDate.of(2027, 4, 1));
        assertThat(database.endOfLife("amzn", "2")).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void knowsTheEndOfPrograms() {
        assertThat(database.endOfLife("node", "20")).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(database.endOfLife("python", "3.13")).isEqualTo(LocalDate.of(2029, 10, 31));
        assertThat(database.endOfLife("centos", "8")).isEqualTo(LocalDate.of(2021, 12, 31));
        assertThat(database.endOfLife("centos", "9")).isEqualTo(LocalDate.of(2027, 5, 31));
    }

    @Test
    void knowsWhatAttackersDo() {
        Threat log4shell = database.threat("CVE-2021-44228");
        assertThat(log4shell.exploited())
                .isEqualTo(new ThreatFact.Exploited(
                        "cisa-kev", LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), true));
        assertThat(log4shell.predicted()).isEqualTo(new ThreatFact.Predicted(0.99999, 1.0));
        assertThat(database.threat("CVE-2024-6387").decided())
                .isEqualTo(new ThreatFact.Decided(ThreatFact.Exploitation.POC, false, true));
        assertThat(database.threat("CVE-2019-19391").disputed()).isTrue();
        assertThat(database.threat("CVE-2024-47722").rejected()).isTrue();
    }

    private static Candidate candidate(String ecosystem, String name, String feed, String id) {
        return database.candidates(Ecosystem.parse(ecosystem), name).stream()
                .filter(candidate ->
                        candidate.feed().equals(feed) && candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(feed + " has no " + id + " in " + name));
    }
}
