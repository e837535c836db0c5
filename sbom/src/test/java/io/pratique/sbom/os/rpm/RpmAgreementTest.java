package io.pratique.sbom.os.rpm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases as rpm itself reads them; skipped where it is not installed or knows none of the formats.
class RpmAgreementTest {
    private static final String PACKAGES = "%{NAME}|%|EPOCH?{%{EPOCH}}||%{VERSION}-%{RELEASE}|%{ARCH}|%{SOURCERPM}\n";
    private static final String FILES = "[%{=NAME}|%{FILEMODES:perms}|%{FILENAMES}\n]";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void needsRpm() {
        Assumptions.assumeTrue(
                Stream.of("/usr/bin/rpm", "/bin/rpm").map(Path::of).anyMatch(Files::isExecutable),
                "skipped: no rpm here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"berkeley-little-endian", "berkeley-big-endian-inline"})
    void agreesOnBerkeleyDatabases(String fixture) throws Exception {
        copy(fixture(fixture + "/image/var/lib/rpm/Packages"), "Packages");
        assertAgrees("bdb_ro", "Packages");
    }

    @Test
    void agreesOnADatabaseFromWhichPackagesAreErased() throws Exception {
        copy(fixture("berkeley-little-endian/image/var/lib/rpm/Packages"), "Packages");
        rpm("sqlite", "--rebuilddb");
        assertAgrees("sqlite", "rpmdb.sqlite");
        for (String name : List.of("pilot", "buoy", "quay-tools")) {
            rpm("sqlite", "-e", "--justdb", "--nodeps", "--noscripts", name);
            assertAgrees("sqlite", "rpmdb.sqlite");
        }
        assertThat(components("rpmdb.sqlite"))
                .extracting(Component::name)
                .containsExactlyInAnyOrder("quay", "gpg-pubkey");
    }

    @Test
    void agreesOnAPublishedDatabase() throws Exception {
        Path original = Shared.conformance("os").resolve("go-rpmdb/pkg/testdata/cbl-mariner-2.0/rpmdb.sqlite");
        copy(original, "rpmdb.sqlite");
        List<String> before = lines("rpmdb.sqlite");
        rpm("sqlite", "--rebuilddb"); // writes the indexes, without which rpm does not open a database
        assertAgrees("sqlite", "rpmdb.sqlite");
        assertThat(lines("rpmdb.sqlite")).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(before);
    }

    private void assertAgrees(String backend, String file) throws Exception {
        List<String> packages = query(backend, PACKAGES, RpmAgreementTest::installed);
        assertThat(packages).isNotEmpty();
        assertThat(lines(file)).containsExactlyInAnyOrderElementsOf(packages);
        List<String> files = query(backend, FILES, RpmAgreementTest::owned);
        assertThat(ownedFiles(file)).containsExactlyInAnyOrderElementsOf(files);
    }

    /// An epoch of 0 is none; public keys have neither architecture nor source.
    private static String installed(String line) {
        return line.replace("|0|", "||").replace("(none)", "");
    }

    /// `name|path` of what is no folder.
    private static String owned(String line) {
        String[] parts = line.split("\\|", 3);
        return parts.length < 3 || parts[1].startsWith("d") ? "" : parts[0] + "|" + parts[2].substring(1);
    }

    private List<String> query(String backend, String format, Function<String, String> line) throws Exception {
        return rpm(backend, "-qa", "--qf", format)
                .lines()
                .map(line)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String rpm(String backend, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("rpm", "--define", "_db_backend " + backend, "--dbpath", folder.toString()));
        command.addAll(List.of(arguments));
        Path said = elsewhere.resolve("stderr");
        Process process =
                new ProcessBuilder(command).redirectError(said.toFile()).start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", command, Files.readString(said))
                .isZero();
        Assumptions.assumeFalse(
                Files.readString(said).contains("invalid %_db_backend"), "skipped: rpm here has no " + backend);
        return answer;
    }

    private List<String> lines(String file) throws IOException {
        return components(file).stream().map(RpmAgreementTest::line).toList();
    }

    private static String line(Component component) {
        var qualifiers = component.purl().qualifiers();
        return String.join(
                "|",
                component.name(),
                qualifiers.getOrDefault("epoch", ""),
                component.purl().version(),
                qualifiers.getOrDefault("arch", ""),
                qualifiers.getOrDefault("upstream", ""));
    }

    private List<Component> components(String file) throws IOException {
        return discoveries(file).stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(discovery -> ((Discovery.Installed) discovery).component())
                .toList();
    }

    private List<String> ownedFiles(String file) throws IOException {
        return discoveries(file).stream()
                .filter(Discovery.Owned.class::isInstance)
                .map(Discovery.Owned.class::cast)
                .map(discovery -> discovery.owner() + "|" + discovery.path())
                .toList();
    }

    private List<Discovery> discoveries(String file) throws IOException {
        List<Discovery> found = TestFile.of("var/lib/rpm/" + file, Files.readAllBytes(folder.resolve(file)))
                .discoveries(new RpmDatabaseAnalyzer());
        assertThat(found)
                .noneMatch(Discovery.Malformed.class::isInstance)
                .noneMatch(Discovery.Limited.class::isInstance);
        return found;
    }

    private void copy(Path original, String name) throws IOException {
        Files.copy(original, folder.resolve(name));
    }

    private static Path fixture(String path) {
        return Project.root().resolve("sbom/src/test/fixtures/os-rpm").resolve(path);
    }
}
