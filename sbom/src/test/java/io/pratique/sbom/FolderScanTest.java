package io.pratique.sbom;

import static io.pratique.sbom.Scans.DEBIAN;
import static io.pratique.sbom.Scans.STATUS;
import static io.pratique.sbom.Scans.component;
import static io.pratique.sbom.Scans.kinds;
import static io.pratique.sbom.Scans.packages;
import static io.pratique.sbom.Scans.scan;
import static io.pratique.sbom.Scans.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FolderTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanProblem.Kind;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderScanTest {
    @TempDir
    private Path root;

    @Test
    void findsPackagesAndTheSystemOfAFolder() throws IOException {
        file("etc/os-release", DEBIAN);
        file(STATUS, status("a 1"));
        file("usr/lib/x/PKG", "owned 1");
        file("srv/PKG", "own 1");
        file("var/lib/dpkg/info/a:amd64.list", "/usr/lib/x/PKG\n");
        ScanResult result = scan(folder());
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.image()).isNull();
        assertThat(component(result, "a").purl()).hasToString("pkg:deb/debian/a@1?arch=amd64&distro=debian-12");
        assertThat(component(result, "a").origins()).containsExactly(new Origin(null, STATUS));
        assertThat(component(result, "owned").owner()).isEqualTo("a");
        assertThat(component(result, "own").owner()).isNull();
    }

    @Test
    void followsLinksAsIfTheFolderWereTheRoot() throws IOException {
        file("opt/db", status("a 1"));
        file("usr/lib/os-release", DEBIAN);
        link(STATUS, "/opt/db");
        link("etc/os-release", "../usr/lib/os-release");
        link("b/PKG", "PKG");
        link("c/PKG", "/etc/passwd-of-nobody");
        ScanResult result = scan(folder());
        assertThat(packages(result)).containsExactly("a 1");
        assertThat(component(result, "a").path()).isEqualTo(STATUS);
        assertThat(result.sbom().distro().id()).isEqualTo("debian");
        assertThat(result.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void givesTheSameWithAnyNumberOfThreads(int threads) throws IOException {
        file("etc/os-release", DEBIAN);
        for (int i = 0; i < 300; i++) {
            file("var/lib/dpkg/status.d/p" + i, "Package: p" + i + "\n" + (i % 50 == 0 ? "" : "Version: 1\n"));
            file("srv/" + i + "/PKG", "lib" + i % 100 + " 1");
        }
        ScanResult alone = new Scanner(Scans.threads(1)).scan(folder());
        ScanResult together = new Scanner(Scans.threads(threads)).scan(folder());
        assertThat(alone.sbom().components()).hasSize(294 + 100);
        assertThat(alone.problems()).hasSize(6);
        assertThat(together).isEqualTo(alone);
        assertThat(together.toString()).isEqualTo(alone.toString());
    }

    @Test
    void leavesOutWhatTheUserSkips() throws IOException {
        file("srv/app/PKG", "x 1");
        file("srv/other/PKG", "y 1");
        var options =
                new ScanOptions(List.of(TestAnalyzer.language()), Limits.DEFAULT, 2, List.of("srv/app"), Progress.NONE);
        ScanResult result = new Scanner(options).scan(folder());
        assertThat(packages(result)).containsExactly("y 1");
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
    }

    @Test
    void scansASingleFile() throws IOException {
        Path file = file("some/PKG", "x 1");
        ScanResult result = scan(new FolderTarget("PKG", file, true));
        assertThat(packages(result)).containsExactly("x 1");
        assertThat(component(result, "x").path()).isEqualTo(file.toString().substring(1));
        assertThat(scan(new FolderTarget("other", file("other", "x 1"), true))
                        .sbom()
                        .components())
                .isEmpty();
    }

    @Test
    void namesAHundredUnreadablePlacesAndCountsTheRest() throws Exception {
        String script =
                "cd \"$0\"; n=$(printf '%0200d' 0); for i in $(seq 18); do mkdir $n && cd $n; done; n=$(printf '%0240d' 0);"
                        + " mkdir $n; cd $n; for i in $(seq 103); do mkdir $n$i; done";
        run("bash", "-c", script, root.toString());
        ScanResult result = scan(folder());
        run("rm", "-rf", root.resolve("0".repeat(200)).toString());
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(kinds(result)).hasSize(101).containsOnly(Kind.UNREADABLE);
        assertThat(result.problems())
                .contains(new ScanProblem(Kind.UNREADABLE, "", "and 3 more places that cannot be read"));
    }

    @Test
    void tellsOfAFileThatVanishesBeforeItIsRead() throws IOException {
        Path file = file("a/PKG", "x 1");
        var late = new TestAnalyzer("test/late", "PKG", (seen, out) -> {
            Files.deleteIfExists(file);
            seen.open();
        });
        ScanResult result =
                new Scanner(new ScanOptions(List.of(late), Limits.DEFAULT, 1, List.of(), Progress.NONE)).scan(folder());
        assertThat(result.problems())
                .containsExactly(new ScanProblem(Kind.UNREADABLE, "a/PKG", "test/late: vanished while it was read"));
    }

    private FolderTarget folder() throws IOException {
        return new FolderTarget("folder", root.toRealPath(), false);
    }

    private Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void link(String path, String target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
