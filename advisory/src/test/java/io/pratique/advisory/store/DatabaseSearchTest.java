package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.advisory.store.DatabaseDiff.Change;
import io.pratique.advisory.store.DatabaseDiff.Kind;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSearchTest {
    private static final Instant DAY = Instant.parse("2026-01-02T00:00:00Z");
    private static final Rating HIGH = new Rating(Severity.HIGH, 7.5, "CVSS:3.1/AV:N", "nvd");

    @TempDir
    Path folder;

    private AdvisoryDatabase database(FeedItem... items) throws IOException {
        var builder = new DatabaseBuilder(DAY);
        List.of(items).forEach(item -> builder.accept("test", item));
        Path file = folder.resolve("database" + Integer.toHexString(java.util.Arrays.hashCode(items)));
        builder.write(file);
        return AdvisoryDatabase.open(file);
    }

    private static FeedItem advisory(String id, List<String> aliases, List<String> covers, Affected... affected) {
        return new FeedItem.Entry(
                new Advisory(id, aliases, covers, "test", HIGH, List.of(affected), DAY, DAY, null, null));
    }

    private static Affected affected(String ecosystem, String name, String fixed) {
        return new Affected(
                Ecosystem.parse(ecosystem), name, List.of(VersionRange.before(fixed)), List.of(), FixState.FIXED, null);
    }

    private static List<String> found(AdvisoryDatabase database, String id) {
        return database.named(id).stream()
                .map(said -> said.ecosystem() + " " + said.name() + " "
                        + said.candidate().id())
                .toList();
    }

    @Test
    void findsAProblemUnderAnyOfItsNames() throws IOException {
        var database = database(
                advisory("GHSA-aaaa-bbbb-cccc", List.of("CVE-2024-1"), List.of(), affected("npm", "lantern", "2")),
                advisory("CVE-2024-1", List.of(), List.of(), affected("Debian:12", "node-lantern", "2-1")),
                advisory("CVE-2024-2", List.of(), List.of(), affected("Debian:12", "crane", "1")));

        List<String> both = List.of("Debian:12 node-lantern CVE-2024-1", "npm lantern CVE-2024-1");
        assertThat(found(database, "CVE-2024-1")).isEqualTo(both);
        assertThat(found(database, "ghsa-AAAA-bbbb-cccc")).isEqualTo(both);
        assertThat(found(database, "cve-2024-2")).containsExactly("Debian:12 crane CVE-2024-2");
        assertThat(found(database, "CVE-2024-3")).isEmpty();
        assertThat(found(database, "lantern")).isEmpty();
    }

    @Test
    void anAdvisoryLeadsToAllItsProblemsAndAProblemToItselfAlone() throws IOException {
        var database = database(advisory(
                "ALSA-1", List.of(), List.of("CVE-2024-1", "CVE-2024-2"), affected("AlmaLinux:9", "anchor", "1")));

        assertThat(found(database, "ALSA-1"))
                .containsExactly("AlmaLinux:9 anchor CVE-2024-1", "AlmaLinux:9 anchor CVE-2024-2");
        assertThat(found(database, "CVE-2024-2")).containsExactly("AlmaLinux:9 anchor CVE-2024-2");
    }

    @Test
    void tellsWhichAdvisoriesAreNewGoneOrChanged() throws IOException {
        var before = database(
                advisory("A-1", List.of(), List.of(), affected("npm", "lantern", "2")),
                advisory("A-2", List.of(), List.of(), affected("npm", "crane", "2"), affected("npm", "heron", "3")),
                advisory("A-3", List.of(), List.of(), affected("npm", "buoy", "2")));
        var after = database(
                advisory("A-2", List.of(), List.of(), affected("npm", "heron", "3"), affected("npm", "crane", "2")),
                advisory("A-3", List.of(), List.of(), affected("npm", "buoy", "2.1")),
                advisory("A-4", List.of(), List.of(), affected("npm", "anchor", "9")));

        assertThat(DatabaseDiff.of(before, after).changes())
                .containsExactly(
                        new Change(Kind.REMOVED, new AdvisoryName("test", "A-1")),
                        new Change(Kind.CHANGED, new AdvisoryName("test", "A-3")),
                        new Change(Kind.ADDED, new AdvisoryName("test", "A-4")));
        assertThat(DatabaseDiff.of(after, after).changes()).isEmpty();
    }
}
