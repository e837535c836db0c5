package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.model.inventory.Distro;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Release files that distributions published, in folders named by the release.
class PublishedReleasesTest {
    private static final List<String> FOLDERS = List.of(
            "alpine/testdata",
            "debian/testdata/dist",
            "debian/testdata/distroless_dist",
            "ubuntu/testdata/dist",
            "rhel/testdata/releasefiles");

    @TestFactory
    Stream<DynamicTest> haveTheReleaseTheyAreFiledUnder() throws IOException {
        Path root = Shared.conformance("os").resolve("claircore");
        List<Path> files = FOLDERS.stream()
                .map(root::resolve)
                .flatMap(PublishedReleasesTest::releaseFiles)
                .toList();
        assertThat(files).hasSizeGreaterThan(40);
        return files.stream()
                .map(file -> dynamicTest(root.relativize(file).toString(), () -> {
                    Path image = file.getParent().getParent();
                    Distro distro = distro(TestFile.of(image, file));
                    String system = root.relativize(file).getName(0).toString();
                    String release = image.getFileName().toString();
                    assertThat(distro.prettyName()).isNotBlank();
                    if (system.equals("rhel")) {
                        String digits = release.substring(release.lastIndexOf('-') + 1);
                        assertThat(distro.id())
                                .isIn(
                                        release.startsWith("oracle")
                                                ? List.of("ol", "rhel")
                                                : List.of("rhel", "centos", "hummingbird"));
                        assertThat(release.equals("hummingbird") ? digits : distro.major())
                                .isEqualTo(digits);
                    } else {
                        assertThat(distro.id()).isEqualTo(system);
                        assertThat(release.equals("edge") ? release : distro.version() + ".")
                                .startsWith(release.equals("edge") ? release : release + ".");
                    }
                }));
    }

    private static Distro distro(TestFile file) throws IOException {
        var analyzer = new OsReleaseAnalyzer();
        assertThat(analyzer.wants(file.entry())).isTrue();
        return file.discoveries(analyzer).stream()
                .map(Discovery.OperatingSystem.class::cast)
                .findFirst()
                .orElseThrow()
                .distro();
    }

    private static Stream<Path> releaseFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith("-release") && Files.isRegularFile(file))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
