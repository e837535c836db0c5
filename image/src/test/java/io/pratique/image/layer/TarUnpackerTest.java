package io.pratique.image.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.pratique.testing.image.TarHeader;
import io.pratique.testing.image.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TarUnpackerTest {
    private static final byte[] TEXT = "text".getBytes(UTF_8);

    @TempDir
    Path outside;

    @Test
    void writesFilesFoldersModesAndLinks() throws IOException {
        Path folder = unpack(new TarWriter()
                .file("bin/program", TEXT, 0755)
                .file("lib/data", TEXT, 0640)
                .symlink("lib/alias", "data"));

        assertThat(folder.resolve("lib/alias")).isSymbolicLink().hasContent("text");
        assertThat(permissions(folder.resolve("bin"))).isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.resolve("bin/program"))).isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.resolve("lib/data"))).isEqualTo("rw-r-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "/escaped", "a/../../escaped"})
    void keepsNamesThatGoUpInside(String name) throws IOException {
        Path folder = unpack(new TarWriter().file(name, TEXT));

        assertThat(folder.resolve("escaped")).hasContent("text");
        assertThat(outside.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "..", "../outside", ""})
    void refusesLinksThatLeadElsewhere(String target) {
        assertThatIOException().isThrownBy(() -> unpack(new TarWriter().symlink("link", target)));
    }

    @Test
    void overwritesNothing() {
        assertThatIOException()
                .isThrownBy(() -> unpack(new TarWriter()
                        .file("file", TEXT)
                        .symlink("link", "file")
                        .file("link", TEXT)));
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '3', '6'})
    void refusesHardLinksAndDevices(char type) {
        assertThatIOException()
                .isThrownBy(() -> unpack(new TarWriter().entry(new TarHeader("name", type), new byte[0])));
    }

    @Test
    void stopsAtTheLimit() {
        assertThatIOException()
                .isThrownBy(() -> unpack(new TarWriter().file("large", new byte[2000])))
                .withMessageContaining("larger");
    }

    private Path unpack(TarWriter tar) throws IOException {
        Path folder = Files.createDirectory(outside.resolve("folder"));
        new TarUnpacker(folder, 1000).unpack(new ByteArrayInputStream(tar.finish()));
        return folder;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
