package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesDownloadTest {
    private static final String HOST = "csaf.example/vex/";
    private static final Download DOWNLOAD = new Download.Changes(URI.create("https://" + HOST), 1 << 20);
    private static final String OLD_ROWS = "\"2026/a.json\",\"2026-01-01T00:00:00+00:00\"\n";

    private final TestHosts hosts = new TestHosts();

    @TempDir
    private Path folder;

    @BeforeEach
    void haveTheArchive() throws IOException {
        hosts.put(HOST + "archive_latest.txt", "vex_2026-02-01.tar.zst\n")
                .put(HOST + "vex_2026-02-01.tar.zst", "\u0028\u00b5\u002f\u00fd rest".getBytes(ISO_8859_1))
                .put(HOST + "deletions.csv", "\"2026/gone.json\",\"2026-01-01T00:00:00+00:00\"\n")
                .put(HOST + "2026/late.json", "{}")
                .put(HOST + "changes.csv", "\"2026/late.json\",\"2026-02-01T11:00:00+00:00\"\n" + OLD_ROWS);
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, DOWNLOAD);
    }

    private Path file(String name) {
        return folder.resolve(HOST + name);
    }

    @Test
    void takesTheArchiveAndWhatChangedSinceItsDay() throws IOException {
        assertThat(file("vex_2026-02-01.tar.zst")).exists();
        assertThat(file("2026/late.json")).exists();
        assertThat(file("2026/a.json")).doesNotExist();
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());
    }

    @Test
    void fetchesChangedDocumentsAndRemovesDeletedOnes() throws IOException {
        hosts.put(HOST + "2026/b.json", "{}")
                .put(HOST + "changes.csv", "\"2026/b.json\",\"2026-02-03T00:00:00+00:00\"\n" + OLD_ROWS)
                .put(HOST + "deletions.csv", "\"2026/late.json\",\"2026-02-03T00:00:00+00:00\"\n");

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);

        assertThat(file("2026/b.json")).exists();
        assertThat(file("2026/late.json")).doesNotExist();
        assertThat(hosts.asked(".tar.zst")).isEqualTo(2);
    }

    @Test
    void aDocumentThatFailsLeavesEverythingAsItWas() throws IOException {
        hosts.put(HOST + "2026/b.json", "<html>sorry</html>")
                .put(HOST + "changes.csv", "\"2026/b.json\",\"2026-02-03T00:00:00+00:00\"\n" + OLD_ROWS);

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);

        assertThat(file("2026/late.json")).exists();
        assertThat(file("changes.csv")).content().contains("late.json");
    }
}
