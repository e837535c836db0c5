package io.pratique.sbom.os;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.pratique.image.FileEntry;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpkgAnalyzerTest {
    private static final String STATUS = "var/lib/dpkg/status";
    private final DpkgAnalyzer analyzer = new DpkgAnalyzer();

    @ParameterizedTest
    @CsvSource({
        "install ok installed,             true",
        "hold ok installed,                true",
        "deinstall ok installed,           true",
        "install reinstreq unpacked,       true",
        "install ok half-configured,       true",
        "install ok triggers-awaited,      true",
        "install ok triggers-pending,      true",
        "deinstall ok config-files,        false",
        "install reinstreq half-installed, false",
        "purge ok not-installed,           false",
        "unknown ok not-installed,         false",
        "nonsense,                         false"
    })
    void listsPackagesWhoseFilesAreThere(String status, boolean listed) throws IOException {
        String record = "Package: a\nStatus: " + status + "\nVersion: 1\nArchitecture: all\n";
        assertThat(components(TestFile.of(STATUS, record))).hasSize(listed ? 1 : 0);
    }

    @Test
    void needsAStatusInTheDatabaseButNotInAFolderOfPackages() throws IOException {
        String record = "package: a\nVERSION: 1\n";
        assertThat(components(TestFile.of(STATUS, record))).isEmpty();
        assertThat(components(TestFile.of(STATUS + ".d/a", record)))
                .extracting(Component::name)
                .containsExactly("a");
        String removed = record + "Status: deinstall ok config-files\n";
        assertThat(components(TestFile.of(STATUS + ".d/a", removed))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"s (2), s, 2", "s, s, 1", "s(2), s, 2", "s (2, s (2, 1", "(2), (2), 1", "s (), s, 1", "'', a, 1"})
    void readsTheSourcePackage(String source, String name, String version) throws IOException {
        String record = "Package: a\nVersion: 1\nSource: " + source + "\n";
        assertThat(components(TestFile.of(STATUS + ".d/a", record)))
                .extracting(Component::source)
                .containsExactly(new SourcePackage(name, version));
    }

    @Test
    void goesOnBehindMalformedRecords() throws IOException {
        String text =
                "Version: 1\n\nPackage: b\nStatus: install ok installed\n\n\n\nPackage: c\nVersion: 3\nStatus: install ok installed";
        List<Discovery> found = TestFile.of(STATUS, text).discoveries(analyzer);
        assertThat(found).filteredOn(Discovery.Malformed.class::isInstance).hasSize(2);
        assertThat(found).filteredOn(Discovery.Installed.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var/lib/dpkg/status-old",
                "var/lib/dpkg/status.d/a.md5sums",
                "var/lib/dpkg/status.d/a/b",
                "srv/var/lib/dpkg/status",
                "var/lib/dpkg/available"
            })
    void leavesOtherFilesAlone(String path) {
        assertThat(analyzer.wants(new FileEntry(path, 1, 0644))).isFalse();
    }

    @Test
    void listsFiftyThousandPackagesQuickly() {
        var text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("Package: p")
                    .append(i)
                    .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.")
                    .append(i);
            text.append("\nDepends: ")
                    .append("libc6 (>= 2.36), ".repeat(20))
                    .append("\nDescription: one\n")
                    .append(" more text\n".repeat(30))
                    .append('\n');
        }
        TestFile file = TestFile.of(STATUS, text.toString());
        assertThat(assertTimeout(ofSeconds(5), () -> components(file))).hasSize(50_000);
    }

    @Test
    void agreesWithDpkgOnThisMachine() throws Exception {
        Path status = Path.of("/var/lib/dpkg/status");
        Assumptions.assumeTrue(
                Files.isReadable(status) && Files.isExecutable(Path.of("/usr/bin/dpkg-query")),
                "skipped: no dpkg here");
        assertAgrees(status, "--admindir=/var/lib/dpkg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"texlive", "postgresql"})
    void agreesWithDpkgOnPublishedDatabases(String name, @TempDir Path folder) throws Exception {
        Path original = Shared.conformance("os").resolve("claircore/dpkg/testdata/" + name + ".status");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-query")), "skipped: no dpkg here");
        Files.createDirectories(folder.resolve("updates"));
        Files.createDirectories(folder.resolve("info"));
        Files.copy(original, folder.resolve("status"));
        assertAgrees(folder.resolve("status"), "--admindir=" + folder);
    }

    private void assertAgrees(Path status, String where) throws Exception {
        String format =
                "${db:Status-Abbrev}|${Package}|${Version}|${Architecture}|${source:Package}|${source:Version}\\n";
        Process query = new ProcessBuilder("dpkg-query", where, "-W", "-f", format)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> expected = new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> "iUFWt".indexOf(line.charAt(1)) >= 0)
                .map(line -> line.substring(line.indexOf('|') + 1))
                .toList();
        assertThat(query.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(expected).isNotEmpty();
        assertThat(components(TestFile.of(STATUS, Files.readString(status))))
                .extracting(DpkgAnalyzerTest::line)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String line(Component c) {
        SourcePackage source = c.source();
        return String.join(
                "|", c.name(), c.version(), c.purl().qualifiers().get("arch"), source.name(), source.version());
    }

    private List<Component> components(TestFile file) throws IOException {
        List<Component> components = new ArrayList<>();
        for (Discovery discovery : file.discoveries(analyzer)) {
            if (discovery instanceof Discovery.Installed(Component component, String within)) {
                assertThat(within).isEmpty();
                components.add(component);
            }
        }
        return components;
    }
}
