package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import io.pratique.image.folder.LocalFile;
import io.pratique.image.folder.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file of a folder can see of the others.
class FolderFileTest {
    @TempDir
    private Path scratch;

    private ImageFile file;

    @BeforeEach
    void makeFolder() throws IOException {
        Path root = Files.createDirectories(scratch.resolve("root"));
        Files.writeString(scratch.resolve("secret"), "outside");
        Files.createDirectories(root.resolve("a"));
        Files.writeString(root.resolve("a/one"), "1");
        Files.writeString(root.resolve("two"), "2");
        Files.createSymbolicLink(root.resolve("a/link"), Path.of("../two"));
        Files.createSymbolicLink(root.resolve("a/out"), scratch.resolve("secret"));
        var local = new LocalFile(root.resolve("a/one"), new FileEntry("a/one", 1, 0644), Limits.DEFAULT);
        file = new FolderFile(local, root, Mounts.ofThisMachine());
    }

    @Test
    void seesFilesOfTheSameFolder() throws IOException {
        ImageFile two = file.neighbour("two").orElseThrow();

        assertThat(two.open().readAllBytes()).asString().isEqualTo("2");
        assertThat(two.neighbour("a/one")).isPresent();
    }

    @Test
    void followsLinksInside() {
        assertThat(file.neighbour("a/link")).map(ImageFile::path).contains("two");
    }

    @Test
    void seesNothingOutside() {
        assertThat(file.neighbour("../secret")).isEmpty();
        assertThat(file.neighbour("a/out")).isEmpty();
        assertThat(file.neighbour(scratch.resolve("secret").toString())).isEmpty();
        assertThat(file.neighbour("a")).isEmpty();
        assertThat(file.neighbour("nothing")).isEmpty();
        assertThat(file.neighbour("\0")).isEmpty();
    }
}
