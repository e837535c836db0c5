package io.pratique.sbom;

import static io.pratique.sbom.Scans.STATUS;
import static io.pratique.sbom.Scans.kinds;
import static io.pratique.sbom.Scans.packages;
import static io.pratique.sbom.Scans.scan;
import static io.pratique.sbom.Scans.status;
import static io.pratique.testing.image.ImageBuilder.image;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.image.FolderTarget;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanProblem.Kind;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.NeedsContentException;
import io.pratique.testing.image.BuiltImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens in one analyzer ends only that one, for that one file, and is told.
class FaultyAnalyzersTest {
    private static final BuiltImage IMAGE = image().layer(
                    l -> l.file("a/PKG", "x 1").file(STATUS, status("a 1")).file("b/PKG", "y 1"))
            .build();

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new IOException("no such format"), Kind.UNREADABLE, "test/failing: no such format"),
                Arguments.of(new LimitException("--max-nesting"), Kind.LIMIT, "test/failing: --max-nesting"),
                Arguments.of(new IllegalStateException("broken"), Kind.UNREADABLE, "test/failing failed: broken"),
                Arguments.of(new NullPointerException(), Kind.UNREADABLE, "test/failing failed: NullPointerException"),
                Arguments.of(new StackOverflowError(), Kind.UNREADABLE, "test/failing failed: StackOverflowError"),
                Arguments.of(new AssertionError("impossible"), Kind.UNREADABLE, "test/failing failed: impossible"),
                Arguments.of(new NoClassDefFoundError("x/Y"), Kind.UNREADABLE, "test/failing failed: x/Y"),
                Arguments.of(new InternalError("mapped file"), Kind.UNREADABLE, "test/failing failed: mapped file"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        Kind.LIMIT,
                        "test/failing: not enough memory for this file; give Java a larger heap (-Xmx)"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areToldOfAnImage(Throwable fault, Kind kind, String message) throws IOException {
        ScanResult result = scan(MemoryImage.of(IMAGE), Scans.options(TestAnalyzer.failing(fault)));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).containsExactly(new ScanProblem(kind, STATUS, message));
        assertThat(packages(result)).containsExactly("a 1", "x 1", "y 1");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areToldOfAFolder(Throwable fault, Kind kind, String message, @TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve(STATUS).getParent());
        Files.writeString(root.resolve(STATUS), status("a 1"));
        ScanResult result =
                new Scanner(Scans.options(TestAnalyzer.failing(fault))).scan(new FolderTarget("x", root, false));
        assertThat(result.problems()).containsExactly(new ScanProblem(kind, STATUS, message));
        assertThat(packages(result)).containsExactly("a 1");
    }

    @Test
    void areToldThatFailOnAName(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("name"), "x");
        Files.writeString(root.resolve("PKG"), "x 1");
        ScanResult folder = new Scanner(Scans.options(new Unwilling())).scan(new FolderTarget("x", root, false));
        assertThat(folder.problems())
                .containsExactly(new ScanProblem(Kind.UNREADABLE, "name", "an analyzer failed: odd name"));
        assertThat(packages(folder)).containsExactly("x 1");

        BuiltImage image = image().layer(l -> l.file("name", "x"))
                .layer(l -> l.file("PKG", "x 1"))
                .build();
        ScanResult result = scan(MemoryImage.of(image), Scans.options(new Unwilling()));
        assertThat(kinds(result)).containsExactly(Kind.UNREADABLE);
        assertThat(packages(result)).containsExactly("x 1");
    }

    @Test
    void keepWhatTheyToldBefore() throws IOException {
        var partly = new TestAnalyzer("test/partly", "z/PART", (file, out) -> {
            out.accept(new Discovery.Installed(TestAnalyzer.component("first 1")));
            throw new IOException("then it broke");
        });
        ScanResult result =
                scan(MemoryImage.of(image().layer(l -> l.file("z/PART", "")).build()), Scans.options(partly));
        assertThat(packages(result)).containsExactly("first 1");
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
    }

    @Test
    void getTheWholeContentsOnceTheyAskForThem(@TempDir Path root) throws IOException {
        BuiltImage image = image().layer(l ->
                        l.file("a/WHOLE", "w 1").file("opt/other", "linked 1").symlink("b/WHOLE", "/opt/other"))
                .layer(l -> l.file("hidden/WHOLE", "h 1"))
                .layer(l -> l.whiteout("hidden/WHOLE"))
                .build();
        ScanResult result = scan(MemoryImage.of(image), Scans.options(whole()));
        assertThat(result.problems()).isEmpty();
        assertThat(packages(result)).containsExactly("linked 1", "w 1");
        assertThat(Scans.component(result, "w").path()).isEqualTo("a/WHOLE");

        Files.writeString(root.resolve("WHOLE"), "w 1");
        assertThat(packages(new Scanner(Scans.options(whole())).scan(new FolderTarget("x", root, false))))
                .containsExactly("w 1");
    }

    @Test
    void areToldThatNeverHaveEnough() throws IOException {
        var greedy = new TestAnalyzer("test/greedy", "WHOLE", (file, out) -> {
            throw new NeedsContentException();
        });
        ScanResult result =
                scan(MemoryImage.of(image().layer(l -> l.file("a/WHOLE", "w 1")).build()), Scans.options(greedy));
        assertThat(result.problems())
                .containsExactly(
                        new ScanProblem(Kind.UNREADABLE, "a/WHOLE", "test/greedy asked twice for the whole contents"));
    }

    @Test
    void areNotCalledWhereAFileDoesNotFitIntoMemory() {
        var analysis = new FileAnalysis(List.of());
        FileFindings findings =
                analysis.analyzeWhole(new Huge(), List.of(TestAnalyzer.failing(new AssertionError("called"))));
        assertThat(findings.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.LIMIT);
            assertThat(problem.message()).contains("-Xmx");
        });
    }

    private static TestAnalyzer whole() {
        return new TestAnalyzer("test/whole", "WHOLE", (file, out) -> {
            if (!file.rereading()) {
                throw new NeedsContentException();
            }
            out.accept(new Discovery.Installed(
                    TestAnalyzer.component(UTF_8.decode(file.content()).toString())));
        });
    }

    private record Unwilling() implements Analyzer {
        @Override
        public String id() {
            return "test/unwilling";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean wants(FileEntry file) {
            if (file.path().equals("name")) {
                throw new AssertionError("odd name");
            }
            return false;
        }

        @Override
        public void analyze(ImageFile file, Consumer<Discovery> out) {}
    }

    private record Huge() implements ImageFile {
        @Override
        public FileEntry entry() {
            return new FileEntry("huge", Integer.MAX_VALUE, 0644);
        }

        @Override
        public InputStream open() {
            throw new AssertionError("opened");
        }

        @Override
        public ByteBuffer content() {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public Limits limits() {
            return Limits.DEFAULT;
        }
    }
}
