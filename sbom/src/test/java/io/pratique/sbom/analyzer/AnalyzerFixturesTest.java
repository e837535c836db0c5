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
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every analyzer must do, shown on its fixtures: `src/test/fixtures/<id with - for />/<case>/image` holds
/// files of an image,
/// `expected.json` beside it what the analyzer says about them.
class AnalyzerFixturesTest {
    private static final Path FIXTURES = Project.root().resolve("sbom/src/test/fixtures");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        return perCase((analyzer, folder) -> dynamicTest(folder.getFileName().toString(), () -> {
            for (TestFile file : wanted(analyzer, folder)) {
                HostileVariants.of(file.bytes())
                        .forEach(
                                (name, bytes) -> survives(analyzer, file.with(bytes.get()), file.path() + ": " + name));
            }
        }));
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

    private static void survives(Analyzer analyzer, TestFile file, String what) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    try {
                        Rereading.analyze(analyzer, file, discovery -> {});
                    } catch (IOException refused) {
                        assertThat(refused.getMessage()).as(what).isNotBlank();
                    } catch (Throwable problem) {
                        fail(analyzer.id() + " on " + what, problem);
                    }
                },
                () -> analyzer.id() + " on " + what);
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
