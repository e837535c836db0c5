package io.pratique.sbom.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.image.FileEntry;
import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every analyzer must do, shown on its fixtures: `src/test/fixtures/<id with - for />/<case>/image` holds
/// files of an image, `expected.json` beside it what the analyzer says about them.
class AnalyzerFixturesTest {
    private static final Path FIXTURES = Project.root().resolve("sbom/src/test/fixtures");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicNode> saysWhatIsExpected() {
        return perCase((analyzer, folder) -> dynamicTest(folder.getFileName().toString(), () -> {
            List<String> lines = new ArrayList<>();
            for (TestFile file : files(folder)) {
                lines.addAll(lines(analyzer, file));
            }
            assertThat(files(folder)).anyMatch(file -> analyzer.wants(file.entry()));
            Golden.check(folder.resolve("expected.json"), DiscoveryJson.document(lines));
        }));
    }

    @TestFactory
    Stream<DynamicNode> refusesSpoiltFilesPolitely() {
        return perCase((analyzer, folder) -> dynamicTest(
                folder.getFileName().toString(),
                () -> survives(analyzer, wanted(analyzer, folder), HostileVariants::of)));
    }

    @TestFactory
    Stream<DynamicNode> refusesHugeFilesPolitely() {
        return Analyzers.ALL.stream()
                .map(analyzer -> dynamicTest(
                        analyzer.id(), () -> survives(analyzer, onePerEnding(analyzer), HostileVariants::huge)));
    }

    @Test
    void everyAnalyzerHasFixtures() {
        assertThat(Analyzers.ALL)
                .allSatisfy(analyzer ->
                        assertThat(cases(analyzer)).as(analyzer.id()).isNotEmpty());
    }

    @Test
    void everyAnalyzerHasAnIdOfItsOwn() {
        assertThat(Analyzers.ALL).extracting(Analyzer::id).doesNotHaveDuplicates();
        assertThat(Analyzers.ALL)
                .allSatisfy(analyzer ->
                        assertThat(analyzer.id()).matches("[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+"));
    }

    @Test
    void everyAnalyzerTakesAnyNameCalmly() {
        for (String path : List.of("", "/", ".", "a/", "a//b", "\0", "etc/", "🦠", "x".repeat(100_000))) {
            assertThatCode(() -> Analyzers.ALL.forEach(analyzer -> analyzer.wants(new FileEntry(path, -1, 0755))))
                    .doesNotThrowAnyException();
        }
    }

    private static Stream<DynamicNode> perCase(CaseTest test) {
        return Analyzers.ALL.stream()
                .map(analyzer -> dynamicContainer(
                        analyzer.id(), cases(analyzer).stream().map(folder -> test.of(analyzer, folder))));
    }

    private interface CaseTest {
        DynamicNode of(Analyzer analyzer, Path folder);
    }

    private static List<String> lines(Analyzer analyzer, TestFile file) {
        List<String> lines = new ArrayList<>();
        if (analyzer.wants(file.entry())) {
            try {
                Rereading.analyze(analyzer, file, discovery -> lines.add(DiscoveryJson.line(file.path(), discovery)));
            } catch (IOException refused) {
                lines.add(DiscoveryJson.note(file.path(), "failed", refused.getMessage()));
            }
        } else {
            lines.add(DiscoveryJson.note(file.path(), "wanted", "no"));
        }
        return lines;
    }

    /// One thread serves all variants, since there are thousands of these.
    private static void survives(
            Analyzer analyzer, List<TestFile> files, Function<byte[], Map<String, Supplier<byte[]>>> variants) {
        var current = new AtomicReference<>("");
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    for (TestFile file : files) {
                        variants.apply(file.bytes()).forEach((name, bytes) -> {
                            current.set(file.path() + ": " + name);
                            survives(analyzer, file.with(bytes.get()), current.get());
                        });
                    }
                },
                () -> analyzer.id() + " on " + current.get());
    }

    private static void survives(Analyzer analyzer, TestFile file, String what) {
        try {
            Rereading.analyze(analyzer, file, discovery -> {});
        } catch (IOException refused) {
            if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                fail(analyzer.id() + " says nothing on " + what, refused);
            }
        } catch (Throwable problem) {
            fail(analyzer.id() + " on " + what, problem);
        }
    }

    /// One file for each form that an analyzer may tell by the name.
    private static List<TestFile> onePerEnding(Analyzer analyzer) throws IOException {
        Map<String, TestFile> files = new LinkedHashMap<>();
        for (Path folder : cases(analyzer)) {
            for (TestFile file : wanted(analyzer, folder)) {
                String name = file.entry().name();
                files.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), file);
            }
        }
        return List.copyOf(files.values());
    }

    private static List<TestFile> wanted(Analyzer analyzer, Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> analyzer.wants(file.entry()))
                .toList();
    }

    private static List<TestFile> files(Path folder) throws IOException {
        Path image = folder.resolve("image");
        List<TestFile> files = new ArrayList<>();
        for (Path path : list(Files.walk(image), Files::isRegularFile)) {
            files.add(TestFile.of(image, path));
        }
        return files;
    }

    private static List<Path> cases(Analyzer analyzer) {
        try {
            Path folder = FIXTURES.resolve(analyzer.id().replace('/', '-'));
            return Files.isDirectory(folder) ? list(Files.list(folder), Files::isDirectory) : List.of();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static List<Path> list(Stream<Path> paths, Predicate<Path> which) {
        try (paths) {
            return paths.filter(which).sorted().toList();
        }
    }
}
