package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.model.finding.Ecosystem;
import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The snapshot in the repository.
class ShippedSnapshotTest {
    private static final Path SHIPPED =
            Project.root().resolve("advisory/src/main/resources/io/pratique/advisory/snapshot.db.zst");

    @TempDir
    Path folder;

    @Test
    void isWhatTheFeedsGive() throws IOException {
        Path anew = folder.resolve("anew");
        Snapshot.write(Shared.feeds(), anew, line -> {});
        assertThat(Files.mismatch(anew, SHIPPED))
                .as("first byte that differs; see docs/reference/advisories.md")
                .isEqualTo(-1);
    }

    @Test
    void isWhatTheProgramExpects() throws IOException {
        PackedDatabase shipped = PackedDatabase.of(() -> Files.newInputStream(SHIPPED));

        assertThat(Snapshot.HASH).isEqualTo(shipped.hash());
        assertThat(Snapshot.LENGTH).isEqualTo(shipped.length());
        assertThat(Snapshot.open(Map.of("PRATIQUE_CACHE", folder.toString())).hash())
                .isEqualTo(shipped.hash());
    }

    @Test
    void isSmallAndWhole() throws IOException {
        assertThat(Files.size(SHIPPED)).isLessThanOrEqualTo(15L << 20);
        try (var shipped = shipped()) {
            shipped.verify();
            assertThat(shipped.generation().built())
                    .isBetween(Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
        }
    }

    @Test
    void holdsOnlyFeedsWhoseLicenceAllowsIt() throws IOException {
        List<String> allowed =
                Feeds.ALL.stream().filter(Feed::bundled).map(Feed::id).toList();
        try (var shipped = shipped()) {
            assertThat(shipped.generation().feeds())
                    .extracting(Generation.FeedSummary::id)
                    .containsExactlyInAnyOrderElementsOf(allowed);
            assertThat(shipped.coverage(Ecosystem.parse("Debian:12"))).isEqualTo(Coverage.NONE);
            assertThat(shipped.coverage(Ecosystem.parse("AlmaLinux:9"))).isEqualTo(Coverage.COMPLETE);
            assertThat(shipped.coverage(Ecosystem.parse("npm"))).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    void holdsNoProse() throws IOException {
        try (var shipped = shipped()) {
            Dictionary strings = shipped.strings();
            for (int number = 0; number < strings.count(); number++) {
                String text = strings.text(number);
                // NVD's versions hold the names of updates: 2022 su6 november security update
                assertThat(text.chars().filter(c -> c == ' ').count()).as(text).isLessThan(8);
                assertThat(text.length()).as(text).isLessThan(400);
            }
        }
    }

    private AdvisoryDatabase shipped() {
        return Snapshot.open(() -> Files.newInputStream(SHIPPED), folder.resolve("cache"));
    }
}
