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
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSearchTest {
    private static final Instant DAY = Instant.parse("2026-01-02T00:00:00Z");
    private static final Rating HIGH = new Rating(Severity.HIGH, 7.5, "CVSS:3.1/AV:N", "nvd");
    private static final Rating LOW = new Rating(Severity.LOW, null, null, "ubuntu");
    private static final ThreatFact PREDICTED = new ThreatFact.Predicted(0.5, 0.9);

    private static final NamedPackage LANTERN = new NamedPackage(Ecosystem.parse("npm"), "lantern");
    private static final NamedPackage CRANE = new NamedPackage(Ecosystem.parse("npm"), "crane");

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

    /// Compared with a look through everything that the database has.
    @Test
    void findsTheSameAsALookThroughAllPackages() throws IOException {
        var random = new Random(11);
        FeedItem[] items = new FeedItem[400];
        for (int i = 0; i < items.length; i++) {
            String ecosystem = random.nextBoolean() ? "npm" : "Debian:12";
            Affected[] packages = random.ints(1 + random.nextInt(3), 0, 60)
                    .distinct()
                    .mapToObj(name -> affected(ecosystem, "package" + name, "2"))
                    .toArray(Affected[]::new);
            List<String> cves = random.ints(random.nextInt(4), 0, 150)
                    .distinct()
                    .mapToObj(cve -> "CVE-2024-" + cve)
                    .toList();
            boolean covers = random.nextBoolean();
            items[i] = advisory("A-" + i, covers ? List.of() : cves, covers ? cves : List.of(), packages);
        }
        var database = database(items);
        List<String> names = new ArrayList<>();
        IntStream.range(0, items.length).forEach(i -> names.add("A-" + i));
        IntStream.range(0, 160).forEach(i -> names.add("CVE-2024-" + i));

        for (String name : names) {
            assertThat(database.named(name)).as(name).containsExactlyElementsOf(lookThrough(database, name));
        }
    }

    private static List<PackageStatement> lookThrough(AdvisoryDatabase database, String id) {
        List<PackageStatement> all = new ArrayList<>();
        for (Ecosystem ecosystem : database.ecosystems()) {
            for (String name : database.packages(ecosystem)) {
                database.candidates(ecosystem, name)
                        .forEach(candidate -> all.add(new PackageStatement(ecosystem, name, candidate)));
            }
        }
        Set<String> names = new HashSet<>(Set.of(id));
        for (int round = 0; round < 3; round++) {
            Set<String> known = Set.copyOf(names);
            for (PackageStatement said : all) {
                if (known.contains(said.candidate().id())
                        || said.candidate().aliases().stream().anyMatch(known::contains)) {
                    names.add(said.candidate().id());
                    names.addAll(said.candidate().aliases());
                }
            }
        }
        all.removeIf(said -> !names.contains(said.candidate().advisory())
                && !names.contains(said.candidate().id())
                && said.candidate().aliases().stream().noneMatch(names::contains));
        return all;
    }

    @Test
    void tellsOfWhichPackagesSomethingElseIsSaid() throws IOException {
        var before = database(
                advisory("A-1", List.of(), List.of(), affected("npm", "lantern", "2")),
                advisory("A-2", List.of(), List.of(), affected("npm", "crane", "2"), affected("npm", "heron", "3")),
                advisory("A-3", List.of(), List.of(), affected("npm", "buoy", "2")));
        var after = database(
                advisory("A-3", List.of(), List.of(), affected("npm", "buoy", "2")),
                advisory("A-2", List.of(), List.of(), affected("npm", "heron", "3"), affected("npm", "crane", "2.1")),
                advisory("A-4", List.of(), List.of(), affected("Debian:12", "lantern", "2")));

        assertThat(after.changedSince(before))
                .as("gone, changed and new")
                .containsExactlyInAnyOrder(LANTERN, CRANE, new NamedPackage(Ecosystem.parse("Debian:12"), "lantern"))
                .isEqualTo(before.changedSince(after));
        assertThat(after.changedSince(after)).isEmpty();
    }

    @Test
    void whatIsKnownOfAnAdvisoryCountsForAllItsPackages() throws IOException {
        var both = List.of(affected("npm", "lantern", "2"), affected("npm", "crane", "2"));
        var before = database(
                said(both, HIGH, DAY, null), advisory("A-2", List.of(), List.of(), affected("npm", "heron", "3")));

        assertThat(changed(before, said(both, HIGH, DAY, DAY)))
                .as("withdrawn")
                .containsExactlyInAnyOrder(LANTERN, CRANE);
        assertThat(changed(before, said(both, null, DAY, null))).as("rated").containsExactlyInAnyOrder(LANTERN, CRANE);
        assertThat(changed(before, said(both, HIGH, DAY.minusSeconds(86_400), null)))
                .as("when it was changed does not count")
                .isEmpty();
        assertThat(changed(before, said(both, HIGH, DAY, null), new FeedItem.Rated("A-1", LOW)))
                .as("rated by others")
                .containsExactlyInAnyOrder(LANTERN, CRANE);
        assertThat(changed(before, said(both, HIGH, DAY, null), new FeedItem.Told("CVE-2024-1", PREDICTED)))
                .as("what attackers do does not count")
                .isEmpty();
    }

    private Set<NamedPackage> changed(AdvisoryDatabase before, FeedItem first, FeedItem... more) throws IOException {
        List<FeedItem> items = new ArrayList<>(List.of(more));
        items.add(0, first);
        items.add(advisory("A-2", List.of(), List.of(), affected("npm", "heron", "3")));
        return database(items.toArray(FeedItem[]::new)).changedSince(before);
    }

    private static FeedItem said(
            List<Affected> affected, @Nullable Rating rating, Instant modified, @Nullable Instant withdrawn) {
        return new FeedItem.Entry(new Advisory(
                "A-1", List.of("CVE-2024-1"), List.of(), "test", rating, affected, DAY, modified, withdrawn, null));
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
