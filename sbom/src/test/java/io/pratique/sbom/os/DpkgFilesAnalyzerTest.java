package io.pratique.sbom.os;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DpkgFilesAnalyzerTest {
    private static final String INFO = "var/lib/dpkg/info/";
    private final DpkgFilesAnalyzer analyzer = new DpkgFilesAnalyzer();

    @ParameterizedTest
    @CsvSource({
        "var/lib/dpkg/info/a.list, true",
        "var/lib/dpkg/info/a:amd64.list, true",
        "var/lib/dpkg/info/a.md5sums, false",
        "var/lib/dpkg/status.d/a.md5sums, true",
        "var/lib/dpkg/status.d/a, false",
        "var/lib/dpkg/a.list, false",
        "srv/var/lib/dpkg/info/a.list, false"
    })
    void wantsTheListsOfFiles(String path, boolean wanted) {
        assertThat(analyzer.wants(new FileEntry(path, 1, 0644))).isEqualTo(wanted);
    }

    @Test
    void leavesFoldersOutThatHoldWhatFollows() throws IOException {
        String list = "/.\n/usr\n/usr/bin\n/usr/bin/a\n/usr/bin/ab\n/usr/share\n/usr/share/doc\n/usr/share/doc/a b\n";
        assertThat(owned(TestFile.of(INFO + "a:arm64.list", list)))
                .containsExactly("a usr/bin/a", "a usr/bin/ab", "a usr/share/doc/a b");
    }

    @Test
    void passesOverLinesThatAreNoPaths() throws IOException {
        String list = "relative\n\n/x\n" + "/" + "y".repeat(70_000) + "\n/" + "d/".repeat(2100) + "f\n/z";
        assertThat(owned(TestFile.of(INFO + "a.list", list))).containsExactly("a x", "a z");
        String sums =
                "0".repeat(32) + "  usr/a\n" + "0".repeat(32) + "  ./usr/b\nshort  usr/c\n\n" + "0".repeat(40) + "\n";
        assertThat(owned(TestFile.of("var/lib/dpkg/status.d/a.md5sums", sums))).containsExactly("a usr/a", "a usr/b");
    }

    @Test
    void agreesWithDpkgOnThisMachine() throws Exception {
        Path info = Path.of("/var/lib/dpkg/info");
        Assumptions.assumeTrue(
                Files.isDirectory(info) && Files.isExecutable(Path.of("/usr/bin/dpkg-query")), "skipped: no dpkg here");
        for (String name : List.of("dpkg", "base-files", "coreutils", "perl-base")) {
            Process query = new ProcessBuilder("dpkg-query", "-L", name).start();
            List<String> paths = new String(query.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("/") && !line.equals("/."))
                    .map(line -> line.substring(1))
                    .toList();
            if (query.waitFor() == 0 && Files.exists(info.resolve(name + ".list"))) {
                List<String> owned =
                        owned(TestFile.of(INFO + name + ".list", Files.readString(info.resolve(name + ".list"))))
                                .stream()
                                .map(line -> line.substring(name.length() + 1))
                                .toList();
                assertThat(paths).containsAll(owned);
                assertThat(owned)
                        .containsAll(paths.stream()
                                .filter(path -> !isParent(path, paths))
                                .toList());
            }
        }
    }

    private static boolean isParent(String path, List<String> paths) {
        return paths.stream().anyMatch(other -> other.startsWith(path + "/"));
    }

    private List<String> owned(TestFile file) throws IOException {
        Stream<Discovery> found = file.discoveries(analyzer).stream();
        return found.map(Discovery.Owned.class::cast)
                .map(one -> one.owner() + " " + one.path())
                .toList();
    }
}
