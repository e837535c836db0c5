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
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    void readsAFeedAgainOnlyWhenItsDataChanged() throws IOException {
        var reads = new AtomicInteger();
        Feed good = feed("good", true, (out, problems) -> {
            reads.incrementAndGet();
            out.accept(item("GOOD-1"));
        });
        String first = build(false, good).generation().id();
        var again = build(false, good);
        assertThat(again.generation().id()).isEqualTo(first);
        assertThat(again.feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.UNCHANGED);
        assertThat(reads).hasValue(1);

        Files.writeString(folder.resolve("upstream/good/more"), "more");
        assertThat(build(false, good).feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.READ);
        assertThat(reads).hasValue(2);
    }

    @Test
    void writesNothingWhereNothingChanged() throws IOException {
        Feed good = feed("good", true, (out, problems) -> out.accept(item("GOOD-1")));
        Feed bad = feed("bad", true, (out, problems) -> out.accept(item("BAD-1")));
        assertThat(build(false, good, bad).written()).isTrue();
        Object inode = Files.readAttributes(output, BasicFileAttributes.class).fileKey();
        var again = build(false, good, bad);
        assertThat(again.written()).isFalse();
        assertThat(again.feeds())
                .extracting(report -> report.id() + " " + report.outcome() + " " + report.items())
                .containsExactly("good UNCHANGED 1", "bad UNCHANGED 1");
        assertThat(again.bytes()).isEqualTo(Files.size(output));
        assertThat(Files.readAttributes(output, BasicFileAttributes.class).fileKey())
                .isEqualTo(inode);

        assertThat(build(false, good).written()).as("another choice of feeds").isTrue();
        assertThat(build(false, good).written()).isFalse();
        byte[] damaged = Files.readAllBytes(output);
        damaged[damaged.length / 2] ^= 1;
        Files.write(output, damaged);
        assertThat(build(false, good).written()).as("a damaged database").isTrue();
        Files.delete(output);
        assertThat(build(false, good).written()).as("no database").isTrue();
        AdvisoryDatabase.open(output).verify();
    }

    @Test
    void aBrokenFeedIsReadAgainEachTime() {
        Feed broken = feed("broken", true, (out, problems) -> {
            throw new IOException("no such disk");
        });
        Feed good = feed("good", true, (out, problems) -> out.accept(item("GOOD-1")));
        build(false, broken, good);
        assertThat(build(false, broken, good).feeds().getFirst().failure()).contains("no such disk");
    }

    @Test
    void anUpdateGivesTheBytesOfAFullBuild() throws IOException {
        Feed good = feed("good", true, (out, problems) -> many(out, 150));
        Feed bad = feed("bad", true, (out, problems) -> {
            many(out, Files.exists(folder.resolve("upstream/bad/more")) ? 300 : 200);
            out.accept(new FeedItem.Told("CVE-2024-7", new ThreatFact.Predicted(0.5, 0.25)));
        });
        build(false, good, bad);
        Files.writeString(folder.resolve("upstream/bad/more"), "more");
        var update = build(false, good, bad);
        assertThat(update.feeds())
                .extracting(DatabaseBuild.FeedReport::outcome)
                .containsExactly(DatabaseBuild.Outcome.UNCHANGED, DatabaseBuild.Outcome.READ);
        Path whole = folder.resolve("whole");
        DatabaseBuild.build(List.of(good, bad), new DatabaseBuild.Request(folder, whole, null, false), log::add);
        assertThat(output).hasSameBinaryContentAs(whole);
    }

    @Test
    void newerRecordsBesideAnArchiveAreAChange() throws IOException {
        Path data = Files.writeString(folder.resolve("upstream/good/all.zip"), "records");
        String before = Fingerprint.of(data);
        assertThat(Fingerprint.of(data)).isEqualTo(before);
        Files.createDirectories(folder.resolve("upstream/good/changed"));
        Files.writeString(folder.resolve("upstream/good/changed/GHSA-1.json"), "{}");
        assertThat(Fingerprint.of(data)).isNotEqualTo(before);
    }

    @Test
    void whatIsKnownStaysKnownWhenAFeedBreaks() throws IOException {
        build(false, feed("good", true, (out, problems) -> many(out, 200)));
        List<Feed> broken = List.of(
                feed("good", true, (out, problems) -> {
                    out.accept(item("GOOD-0"));
                    throw new IOException("cut off");
                }),
                feed("good", true, (out, problems) -> many(out, 99)),
                feed("good", true, (out, problems) -> {
                    throw new IllegalStateException("a defect");
                }));
        for (Feed feed : broken) {
            Files.writeString(folder.resolve("upstream/good/change"), "x" + System.identityHashCode(feed));
            Files.setLastModifiedTime(
                    folder.resolve("upstream/good/change"), FileTime.fromMillis(broken.indexOf(feed) + 1L));
            var summary = build(false, feed);
            assertThat(summary.feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.KEPT);
            assertThat(summary.feeds().getFirst().items()).isEqualTo(200);
            assertThat(summary.feeds().getFirst().failure()).isPresent();
        }
        Files.delete(folder.resolve("upstream/good/SOURCE"));
        Files.delete(folder.resolve("upstream/good/change"));
        Files.delete(folder.resolve("upstream/good"));
        assertThat(build(false, broken.getFirst()).feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.KEPT);
    }

    @Test
    void aDamagedSegmentCountsAsAbsent() throws IOException {
        Feed good = feed("good", true, (out, problems) -> out.accept(item("GOOD-1")));
        build(false, good);
        Path lastBuild = folder.resolve("segments/last-build");
        Path segment = folder.resolve("segments/good.segment");
        byte[] sound = Files.readAllBytes(segment);
        for (int at = 0; at < sound.length; at += 7) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(segment, damaged);
            Files.delete(lastBuild);
            assertThat(build(false, good).feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.READ);
        }
        Files.write(segment, Arrays.copyOf(sound, 20));
        Files.delete(lastBuild);
        assertThat(build(false, good).feeds().getFirst().outcome()).isEqualTo(DatabaseBuild.Outcome.READ);
        assertThat(segment).hasBinaryContent(sound);
    }

    private static void many(Consumer<FeedItem> out, int count) {
        for (int i = 0; i < count; i++) {
            out.accept(item("GOOD-" + i));
        }
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
        assertThatThrownBy(() -> DatabaseBuild.build(request(folder.resolve("nowhere"), false), log::add))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        assertThat(output).doesNotExist();
    }

    private DatabaseBuild.Summary build(boolean bundledOnly, Feed... feeds) {
        return DatabaseBuild.build(List.of(feeds), request(folder, bundledOnly), log::add);
    }

    private DatabaseBuild.Request request(Path feeds, boolean bundledOnly) {
        return new DatabaseBuild.Request(feeds, output, folder.resolve("segments"), bundledOnly);
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
