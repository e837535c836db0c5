package io.pratique.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLinksTest {
    @TempDir
    private Path outside;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(outside.resolve("root"));
        Files.createDirectories(root.resolve("usr/lib/deep"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("usr/lib/os-release"), "inside");
        Files.createDirectories(outside.resolve("usr/lib"));
        Files.writeString(outside.resolve("usr/lib/os-release"), "outside");
        Files.writeString(outside.resolve("secret"), "outside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../usr/lib/os-release",
                "/usr/lib/os-release",
                "//usr/./lib//os-release",
                "../../../../usr/lib/os-release",
                "/../../usr/lib/os-release",
                "../usr/lib/deep/../os-release"
            })
    void staysInsideTheRoot(String target) throws IOException {
        link("etc/os-release", target);
        LocalFile file = resolve("etc/os-release").orElseThrow();
        assertThat(file.path()).isEqualTo("usr/lib/os-release");
        assertThat(new String(file.open().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("inside");
    }

    @Test
    void followsLinksInTheMiddleOfAPath() throws IOException {
        link("lib", "/usr/lib");
        link("etc/deep", "../lib/deep");
        link("etc/os-release", "deep/../os-release");
        assertThat(resolve("etc/os-release")).map(LocalFile::path).hasValue("usr/lib/os-release");
    }

    @ParameterizedTest
    @CsvSource({
        "self, self",
        "a, /b",
        "here, .",
        "root, /",
        "up, ..",
        "none, /no/such",
        "secret, ../secret",
        "folder, usr",
        "below, usr/lib/os-release/x"
    })
    void givesNothingWhereALinkLeadsNowhere(String name, String target) throws IOException {
        link(name, target);
        link("b", "a");
        assertThat(resolve(name)).isEmpty();
    }

    @Test
    void endsLongChains() throws IOException {
        link("link0", "usr/lib/os-release");
        for (int i = 1; i <= 50; i++) {
            link("link" + i, "link" + (i - 1));
        }
        assertThat(resolve("link39")).isPresent();
        assertThat(resolve("link40")).isEmpty();
    }

    @Test
    void entersNoFileSystemThatIsLeftOut() throws IOException {
        link("etc/os-release", "/usr/lib/os-release");
        var mounts = Mounts.parse(List.of("1 2 0:3 / " + root + "/usr/lib rw - nfs server:/x rw"));
        assertThat(FolderLinks.resolve(root, "etc/os-release", mounts, Limits.DEFAULT))
                .isEmpty();
    }

    @Test
    void opensNeitherPipesNorNames() throws Exception {
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
        link("link", "pipe");
        assertThat(resolve("link")).isEmpty();
        assertThat(resolve("a\0b")).isEmpty();
    }

    private Optional<LocalFile> resolve(String path) {
        return FolderLinks.resolve(root, path, Mounts.parse(List.of()), Limits.DEFAULT);
    }

    private void link(String path, String target) throws IOException {
        if (!Files.isSymbolicLink(root.resolve(path))) {
            Files.createSymbolicLink(root.resolve(path), Path.of(target));
        }
    }
}
