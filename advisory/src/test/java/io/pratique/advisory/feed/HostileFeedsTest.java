package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files made to exhaust whoever reads them.
class HostileFeedsTest {
    @TempDir
    Path folder;

    @Test
    void refusesXmlThatDeclaresEntities() {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><x>&c;</x>";
        assertThatThrownBy(() -> oval(bomb)).isInstanceOf(IOException.class).hasMessageContaining("document type");
    }

    @Test
    void doesNotFetchWhatXmlPointsTo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String external = "<!DOCTYPE x SYSTEM '%s'><x/>".formatted(secret.toUri());
        assertThatThrownBy(() -> oval(external)).isInstanceOf(IOException.class).hasMessageNotContaining("secret");
    }

    @Test
    void survivesXmlNestedWithoutEnd() {
        assertThatThrownBy(() -> oval("<x>".repeat(300_000))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesLongTextInXml() {
        assertThatThrownBy(() -> oval("<definition><severity>" + "x".repeat(1_000_000) + "</severity></definition>"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesASourcePackageWithoutEnd() throws IOException {
        Path json = folder.resolve("json");
        try (var out = Files.newOutputStream(json)) {
            out.write("{\"a\": {}, \"b\": [".getBytes(StandardCharsets.UTF_8));
            byte[] filler = "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\n"
                    .repeat(16_384)
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80; i++) {
                out.write(filler);
            }
        }
        assertThatThrownBy(() -> new DebianFeed().read(json, item -> {}, problem -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a record of more than");
    }

    @Test
    void leavesOutARecordThatUnpacksToTooMuch() throws IOException {
        Path zip = folder.resolve("all.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("GO-1.json"));
            byte[] blank = new byte[1 << 20];
            java.util.Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 20; i++) {
                out.write(blank);
            }
            out.putNextEntry(new ZipEntry("GO-2.json"));
            out.write("{\"id\": \"GO-2\"}".getBytes(StandardCharsets.UTF_8));
        }
        List<String> problems = new ArrayList<>();
        List<FeedItem> items = new ArrayList<>();
        new GolangFeed().read(zip, items::add, problems::add);
        assertThat(problems).singleElement().asString().startsWith("GO-1.json: larger than");
        assertThat(items).hasSize(1);
    }

    @Test
    void namesOfRecordsCannotForgeLines() {
        assertThat(Problems.line("a\r\n\u001b[31mb", "c\nd")).isEqualTo("a???[31mb: c?d");
    }

    private static OvalDocument oval(String text) throws IOException {
        return OvalDocument.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
