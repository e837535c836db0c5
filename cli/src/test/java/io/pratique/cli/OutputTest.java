package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where output goes, and what becomes of it when that place fails.
class OutputTest {
    private static final String ESCAPE = "\u001b[";

    @TempDir
    private Path folder;

    private String image = "";

    @BeforeEach
    void unpackSamples() {
        Samples.unpack(folder);
        image = folder.resolve("alpine.tar").toString();
    }

    @Test
    void writesAReportToAFile() throws IOException {
        Path report = folder.resolve("report.json");
        TestRun direct = run(Map.of(), Set.of(), "scan", image, "--format", "json");

        TestRun run = run(Map.of(), Set.of(), "scan", image, "--format", "json", "--output", report.toString());

        assertThat(run).isEqualTo(new TestRun(ExitCode.SUCCESS, "", ""));
        assertThat(Files.readString(report)).isEqualTo(direct.out());
    }

    @Test
    void leavesAnOldReportInPlaceWhenTheScanFails() throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), "old");

        TestRun run =
                run(Map.of(), Set.of(), "scan", folder.resolve("absent").toString(), "--output", report.toString());

        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(Files.readString(report)).isEqualTo("old");
    }

    @Test
    void leavesNothingBesideAReport() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        run(
                Map.of(),
                Set.of(),
                "scan",
                image,
                "--output",
                place.resolve("report").toString());

        try (Stream<Path> files = Files.list(place)) {
            assertThat(files).containsExactly(place.resolve("report"));
        }
    }

    @Test
    void writesThroughALinkToAReport() throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), report);

        run(Map.of(), Set.of(), "scan", image, "--output", link.toString());

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(report)).contains("Alpine");
    }

    @Test
    void aFullDiskIsAFailureOfOneLine() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: there is no /dev/full");
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            TestRun toOutput = TestRun.to(full, folder, Map.of(), Set.of(), "scan", image);
            assertThat(toOutput.code()).isEqualTo(ExitCode.FAILURE);
            assertThat(toOutput.err())
                    .startsWith("pratique: cannot write to standard output: ")
                    .hasLineCount(1);
        }
        TestRun toFile = run(Map.of(), Set.of(), "scan", image, "--output", "/dev/full");
        assertThat(toFile.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(toFile.err())
                .startsWith("pratique: cannot write /dev/full: ")
                .hasLineCount(1);
    }

    @Test
    void aReaderThatWentAwayIsNoFailureAndKeepsTheVerdict() throws IOException {
        for (var expected : Map.of("unknown", ExitCode.FINDINGS, "critical", ExitCode.SUCCESS)
                .entrySet()) {
            Path feeds = folder.resolve("feeds");
            Path database = folder.resolve("my.db");
            run(Map.of(), Set.of(), "db", "build", "--feeds", feeds.toString(), "--output", database.toString());
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (OutputStream closed = Channels.newOutputStream(pipe.sink())) {
                String debian = folder.resolve("debian.tar").toString();
                TestRun run = TestRun.to(
                        closed,
                        folder,
                        Map.of(),
                        Set.of(),
                        "scan",
                        debian,
                        "--db",
                        database.toString(),
                        "--fail-on",
                        expected.getKey());
                assertThat(run).isEqualTo(new TestRun(expected.getValue(), "", ""));
            }
        }
    }

    @Test
    void coloursOnlyATerminalThatWantsThem() {
        assertThat(run(Map.of(), Set.of("out"), "scan", image).out()).contains(ESCAPE);
        assertThat(run(Map.of("CLICOLOR_FORCE", "1"), Set.of(), "scan", image).out())
                .contains(ESCAPE);
        assertThat(List.of(
                        run(Map.of(), Set.of("err"), "scan", image).out(),
                        run(Map.of("NO_COLOR", "1"), Set.of("out"), "scan", image)
                                .out(),
                        run(Map.of("TERM", "dumb"), Set.of("out"), "scan", image)
                                .out(),
                        run(Map.of("CLICOLOR", "0"), Set.of("out"), "scan", image)
                                .out(),
                        run(Map.of(), Set.of("out"), "scan", image, "--no-color")
                                .out()))
                .noneMatch(text -> text.contains(ESCAPE));
    }

    @Test
    void showsProgressOnlyOnATerminal() {
        assertThat(run(Map.of(), Set.of("err"), "scan", image).err()).isNotEmpty();
        assertThat(run(Map.of(), Set.of("err"), "scan", image, "--quiet").err()).isEmpty();
        assertThat(run(Map.of(), Set.of("out"), "scan", image).err()).isEmpty();
    }

    @Test
    void debugAddsTheTrace() {
        String absent = folder.resolve("absent").toString();

        assertThat(run(Map.of(), Set.of(), "scan", absent, "--debug").err()).contains("\tat io.pratique.");
        assertThat(run(Map.of(), Set.of(), "--debug", "scan", absent).err()).contains("\tat io.pratique.");
        assertThat(run(Map.of(), Set.of(), "scan", absent).err()).hasLineCount(1);
    }

    @Test
    void versionNamesWhatRuns() {
        assertThat(run(Map.of(), Set.of(), "version").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("pratique " + Version.text()),
                        line -> assertThat(line).startsWith("java "),
                        line -> assertThat(line).startsWith("system "));
    }

    private TestRun run(Map<String, String> environment, Set<String> terminals, String... arguments) {
        return TestRun.in(folder, environment, terminals, arguments);
    }
}
