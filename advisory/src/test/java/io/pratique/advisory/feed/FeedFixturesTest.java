package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every feed against its fixture folder: `<feed>/input` is the data at one of its locations,
/// `<feed>/expected.jsonl` what comes out, with the problems told at the end.
class FeedFixturesTest {
    private static final Path FIXTURES = Project.root().resolve("advisory/src/test/fixtures");

    @TempDir
    Path folder;

    @Test
    void everyFeedHasAnIdOfItsOwn() {
        assertThat(Feeds.ALL.stream().map(Feed::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void everyFeedHasAFixtureAndEveryFixtureAFeed() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Feeds.ALL.stream().map(Feed::id).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> givesWhatItsGoldenSays() {
        return Feeds.ALL.stream()
                .map(feed -> DynamicTest.dynamicTest(feed.id(), () -> {
                    Golden.check(FIXTURES.resolve(feed.id()).resolve("expected.jsonl"), read(feed, input(feed.id())));
                }));
    }

    /// No input makes a feed fail in any other way than by an IOException or by telling of a problem.
    @TestFactory
    Stream<DynamicTest> survivesDamagedInput() {
        return Feeds.ALL.stream()
                .map(feed -> DynamicTest.dynamicTest(feed.id(), () -> {
                    var random = new Random(11);
                    for (int round = 0; round < 60; round++) {
                        Path copy = folder.resolve(feed.id() + round);
                        damagedCopy(input(feed.id()), copy, random, round);
                        survives(feed, copy);
                    }
                }));
    }

    private static void survives(Feed feed, Path data) {
        try {
            feed.read(
                    data,
                    item -> assertThat(item).isNotNull(),
                    problem -> assertThat(problem).doesNotContain("\n"));
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }

    static Path input(String feed) throws IOException {
        Path input = FIXTURES.resolve(feed).resolve("input");
        try (Stream<Path> files = Files.list(input)) {
            List<Path> found = files.toList();
            boolean single = found.size() == 1
                    && Files.isRegularFile(found.getFirst())
                    && !found.getFirst().toString().endsWith(".md");
            return single && isFileFeed(feed) ? found.getFirst() : input;
        }
    }

    private static boolean isFileFeed(String feed) {
        return Feeds.ALL.stream()
                .filter(candidate -> candidate.id().equals(feed))
                .flatMap(candidate -> candidate.locations().stream().limit(1))
                .anyMatch(location -> location.getFileName().toString().matches("json|.*\\.(json|zst|gz)"));
    }

    private static String read(Feed feed, Path data) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        feed.read(data, item -> lines.add(ItemText.json(item)), problems::add);
        problems.forEach(problem -> lines.add("problem: " + problem));
        return String.join("\n", lines) + "\n";
    }

    /// Cut short, with a stretch of bytes overwritten, or nested without end.
    private static void damagedCopy(Path from, Path to, Random random, int round) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = file.equals(from)
                        ? to
                        : to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, damaged(Files.readAllBytes(file), random, round));
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random, int round) {
        if (round == 0) {
            return "[".repeat(300_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        if (bytes.length == 0 || round % 3 == 0) {
            return java.util.Arrays.copyOf(bytes, bytes.length == 0 ? 0 : random.nextInt(bytes.length));
        }
        for (int count = 1 + random.nextInt(20); count > 0; count--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
