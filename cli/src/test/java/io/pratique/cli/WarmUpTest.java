package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private static final Map<String, ExitCode> EXPECTED = Map.of(
            "scan almalinux.tar --db advisories.db --fail-on high", ExitCode.FINDINGS,
            "scan absent.tar", ExitCode.FAILURE,
            "skan", ExitCode.MISUSE);

    @TempDir
    private Path folder;

    /// What `-Dgolden.update=true` writes; compared uncompressed where compressors of two machines may differ.
    @Test
    void dataIsWhatTheFixturesGive() throws IOException {
        byte[] made = WarmUpData.zip();
        if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
            Files.createDirectories(Samples.DATA.getParent());
            Files.write(Samples.DATA, made);
        }
        Map<String, byte[]> expected = entries(made);
        Map<String, byte[]> present = entries(Files.readAllBytes(Samples.DATA));
        assertThat(present.keySet()).isEqualTo(expected.keySet());
        present.forEach((name, bytes) -> {
            if (!name.endsWith(".tar") || name.equals("debian.tar")) {
                assertThat(bytes).as(name).isEqualTo(expected.get(name));
            }
        });
    }

    @Test
    void everyRunEndsAsItShould() {
        Samples.unpack(folder);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var print = new PrintStream(err, true, StandardCharsets.UTF_8);
        Map<String, String> home = Map.of("HOME", folder.toString());

        Map<String, ExitCode> ends =
                WarmUpCommand.runAll(folder, new Surroundings(out, print, home, Set.of("out", "err"), 100));

        assertThat(ends)
                .allSatisfy((run, end) -> assertThat(end)
                        .as(run + " said " + err)
                        .isEqualTo(EXPECTED.getOrDefault(run, ExitCode.SUCCESS)));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("lib-quay", "libmooring1", "quay-tools", "stdlib", "rope", "pilot", "Ship_Log.Book");
    }

    @Test
    void isSilentAndLeavesNothingBehind() {
        TestRun warmUp = TestRun.in(folder, "warm-up");

        assertThat(warmUp).isEqualTo(new TestRun(ExitCode.SUCCESS, "", ""));
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> out = new TreeMap<>();
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.put(entry.getName(), in.readAllBytes());
            }
        }
        return out;
    }
}
