package io.pratique.sbom.language.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Zip archives that expand the same bytes more than once.
class OverlapsTest {
    private static final int CENTRAL = 0x02014b50;

    private static byte[] zip(byte[] content, String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// Lets all entries of the directory point to the same bytes.
    private static byte[] pointedToTheFirst(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < zip.length - 46; at++) {
            if (bytes.getInt(at) == CENTRAL) {
                bytes.putInt(at + 42, 0);
            }
        }
        return zip;
    }

    private static List<Discovery> read(byte[] jar) throws IOException {
        return TestFile.of("lib/all.jar", jar).discoveries(new JarAnalyzer());
    }

    private static byte[] properties() {
        return "groupId=g\nartifactId=a\nversion=1.0\n".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusesEntriesThatShareBytes() throws IOException {
        byte[] inner = zip(properties(), "META-INF/maven/g/a/pom.properties");
        byte[] jar = pointedToTheFirst(zip(inner, "a.jar", "b.jar", "c.jar"));

        assertThatThrownBy(() -> read(jar)).isInstanceOf(IOException.class).hasMessage("zip entries overlap");
    }

    @Test
    void refusesThemInsideOfArchivesToo() throws IOException {
        byte[] inner = zip(properties(), "META-INF/maven/g/a/pom.properties");
        byte[] jar = zip(pointedToTheFirst(zip(inner, "a.jar", "b.jar")), "overlapping.jar");

        assertThat(read(jar)).contains(new Discovery.Malformed("overlapping.jar: zip entries overlap"));
    }

    @Test
    void takesEntriesThatStandApart() throws IOException {
        byte[] inner = zip(properties(), "META-INF/maven/g/a/pom.properties");

        assertThat(read(zip(inner, "a.jar", "b.jar"))).hasSize(2);
    }

    @Test
    void endsReadingABombBeforeItIsExpanded() throws IOException {
        byte[] bomb = zip(new byte[200 << 20], "a.jar");

        assertThat(read(bomb)).singleElement().isInstanceOf(Discovery.Limited.class);
    }
}
