package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseBuildTest {
    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private Path output;

    @BeforeEach
    void layOutFeeds() throws IOException {
        output = folder.resolve("out/database");
        for (String feed : List.of("good", "bad", "broken", "licensed")) {
            Files.createDirectories(folder.resolve("upstream").resolve(feed));
        }
        Files.writeString(folder.resolve("upstream/good/SOURCE"), "commit_date=2026-03-04T05:06:07+02:00\n");
    }

    @Test
    void oneBrokenFeedDoesNotBlockTheOthers() {
        var summary = build(
                false,
                feed("bad", true, (out, problems) -> {
                    out.accept(item("BAD-1"));
                    throw new IOException("disk on fire");
                }),
                feed("broken", true, (out, problems) -> {
                    throw new IllegalStateException("a defect");
                }),
                feed("absent", true, (out, problems) -> {}),
                feed("good", true, (out, problems) -> {
                    out.accept(item("GOOD-1"));
                    problems.accept("x.json: invalid JSON");
                }));
        assertThat(summary.feeds())
                .extracting(report -> report.id() + " " + report.outcome() + " " + report.items() + " "
                        + report.problems() + " " + report.failure().orElse(""))
                .containsExactly(
                        "bad FAILED 1 0 disk on fire",
                        "broken FAILED 0 0 a defect",
                        "absent ABSENT 0 0 ",
                        "good READ 1 1 ");
        assertThat(log)
                .containsExactly(
                        "bad: failed after 1 records: disk on fire",
                        "broken: failed after 0 records: a defect",
                        "absent: absent, skipped",
                        "good: left out x.json: invalid JSON",
                        "good: 1 records, 1 left out");
        assertThat(AdvisoryDatabase.open(output).candidates(Ecosystem.parse("Go"), "a"))
                .extracting(Candidate::id)
                .containsExactly("BAD-1", "GOOD-1");
    }

    @Test
    void countsAllProblemsButDoesNotNameThemWithoutEnd() {
        var summary = build(false, feed("good", true, (out, problems) -> {
            for (int i = 0; i < 5_000; i++) {
                problems.accept("record " + i);
            }
        }));
        assertThat(summary.feeds().getFirst().problems()).isEqualTo(5_000);
        assertThat(log).hasSize(1_001).last().isEqualTo("good: 0 records, 5000 left out");
    }

    @Test
    void leavesOutFeedsThatMayNotShip() {
        var licensed = feed("licensed", false, (out, problems) -> out.accept(item("L-1")));
        var good = feed("good", true, (out, problems) -> out.accept(item("G-1")));
        assertThat(build(true, licensed, good).generation().feeds())
                .containsExactly(new Generation.FeedSummary("good", 1));
        assertThat(build(false, licensed, good).generation().feeds()).hasSize(2);
    }

    @Test
    void dataWithoutDatesBearsTheDateOfItsCommit() {
        var summary = build(false, feed("good", true, (out, problems) -> out.accept(item("G-1"))));
        assertThat(summary.generation().built()).isEqualTo(Instant.parse("2026-03-04T03:06:07Z"));
    }

    @Test
    void saysThatAFolderHoldsNoFeeds() {
        assertThatThrownBy(() -> DatabaseBuild.build(folder.resolve("nowhere"), output, log::add, false))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        assertThat(output).doesNotExist();
    }

    private DatabaseBuild.Summary build(boolean bundledOnly, Feed... feeds) {
        return DatabaseBuild.build(List.of(feeds), folder, output, log::add, bundledOnly);
    }

    private static FeedItem item(String id) {
        var affected = new Affected(
                Ecosystem.parse("Go"), "a", List.of(VersionRange.before("1")), List.of(), FixState.FIXED, null);
        return new FeedItem.Entry(
                new Advisory(id, List.of(), List.of(), "test", null, List.of(affected), null, null, null, null));
    }

    private interface Reader {
        void read(Consumer<FeedItem> out, Consumer<String> problems) throws IOException;
    }

    private static Feed feed(String id, boolean bundled, Reader reader) {
        return new Feed() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String description() {
                return id;
            }

            @Override
            public boolean bundled() {
                return bundled;
            }

            @Override
            public List<Path> locations() {
                return List.of(Path.of("upstream", id));
            }

            @Override
            public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
                reader.read(out, problems);
            }
        };
    }
}
