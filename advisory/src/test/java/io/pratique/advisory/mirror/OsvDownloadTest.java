package io.pratique.advisory.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.registry.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsvDownloadTest {
    private static final Download DOWNLOAD = new Download.OsvEcosystem("Some Eco", 1 << 20);
    private static final String HOST = "osv-vulnerabilities.storage.googleapis.com/Some Eco/";
    private static final String FUTURE = "2999-01-01T00:00:00Z";

    private final TestHosts hosts = new TestHosts();

    @TempDir
    private Path folder;

    @BeforeEach
    void haveTheArchive() throws IOException {
        listing(FUTURE + ",A-1\n2026-01-01T00:00:00Z,A-2\n");
        hosts.put(
                HOST + "all.zip",
                TestHosts.zip(
                        Map.of("A-1.json", record("A-1", FUTURE), "A-2.json", record("A-2", "2026-01-01T00:00:00Z"))));
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    private static String record(String id, String modified) {
        return "{\"id\":\"" + id + "\",\"modified\":\"" + modified + "\"}";
    }

    private void listing(String rows) {
        hosts.put(HOST + "modified_id.csv", rows);
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, DOWNLOAD);
    }

    private Path changed(String id) {
        return folder.resolve(HOST + "changed/" + id + ".json");
    }

    @Test
    void asksForTheListingAloneWhileNothingChanges() throws IOException {
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());
        assertThat(hosts.asked("all.zip")).isEqualTo(1);
        assertThat(changed("A-1")).doesNotExist();
    }

    @Test
    void fetchesTheChangedRecordsAlone() throws IOException {
        listing(FUTURE + ",A-1\n2026-02-01T00:00:00Z,A-2\n2026-01-15T00:00:00Z,A-3\n");
        hosts.put(HOST + "A-2.json", record("A-2", "2026-02-01T00:00:00Z"));
        hosts.put(HOST + "A-3.json", record("A-3", "2026-01-15T00:00:00Z"));

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);

        assertThat(changed("A-2")).exists();
        assertThat(changed("A-3")).exists();
        assertThat(hosts.asked("all.zip")).isEqualTo(1);
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());
    }

    @Test
    void halfADeltaLeavesTheOldStateInForce() throws IOException {
        String before = Files.readString(folder.resolve(HOST + "modified_id.csv"));
        listing("2026-02-02T00:00:00Z,A-3\n" + FUTURE + ",A-1\n2026-02-01T00:00:00Z,A-2\n");
        hosts.put(HOST + "A-2.json", record("A-2", "2026-02-01T00:00:00Z"));
        hosts.server.on("A-3.json", Answer.status(500));

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);
        assertThat(changed("A-2")).doesNotExist();
        assertThat(Files.readString(folder.resolve(HOST + "modified_id.csv"))).isEqualTo(before);

        hosts.server.on("A-3.json", Answer.json(record("A-3", "2026-02-02T00:00:00Z")));
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(changed("A-2")).exists();
    }

    @Test
    void asksAgainForRecordsThatAreListedAndNotThere() throws IOException {
        listing("2026-02-02T00:00:00Z,A-3\n" + FUTURE + ",A-1\n2026-02-01T00:00:00Z,A-2\n");
        hosts.put(HOST + "A-2.json", record("A-2", "2026-02-01T00:00:00Z"));
        update();
        hosts.put(HOST + "A-3.json", record("A-3", "2026-02-02T00:00:00Z"));

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);

        assertThat(changed("A-3")).exists();
        assertThat(hosts.asked("all.zip")).isEqualTo(1);
    }

    @Test
    void fetchesTheArchiveAgainWhenARecordIsGone() throws IOException {
        listing(FUTURE + ",A-1\n");

        update();

        assertThat(hosts.asked("all.zip")).isEqualTo(2);
    }

    @Test
    void fetchesWhatAnArchiveIsTooOldFor() throws IOException {
        listing("2026-03-01T00:00:00Z,A-9\n" + FUTURE + ",A-1\n");
        hosts.put(HOST + "A-9.json", record("A-9", "2026-03-01T00:00:00Z"));

        update();

        assertThat(hosts.asked("all.zip")).isEqualTo(2);
        assertThat(changed("A-9")).exists();
    }

    @Test
    void refusesAListingThatLeavesTheFolder() throws IOException {
        listing(FUTURE + ",A-1\n" + FUTURE + ",../../../x\n");

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);
    }

    @Test
    void completesAChangeThatWasDecidedWhenTheProcessEnded() throws IOException {
        Path decided = folder.resolve(".state/" + HOST + "index~staging-whole");
        Files.createDirectories(decided.resolve("files/changed"));
        Files.writeString(decided.resolve("files/changed/A-7.json"), record("A-7", FUTURE));
        Files.writeString(decided.resolve("deletions"), "");

        update();

        assertThat(changed("A-7")).exists();
        assertThat(decided).doesNotExist();
    }

    @Test
    void takesTheArchiveAloneWhereNothingIsListed(@TempDir Path other) throws IOException {
        hosts.files.remove("/feeds/" + HOST + "modified_id.csv");

        assertThat(hosts.update(other, DOWNLOAD)).isInstanceOf(DownloadResult.Changed.class);
        assertThat(hosts.update(other, DOWNLOAD)).isEqualTo(new DownloadResult.Unchanged());
        assertThat(other.resolve(HOST + "all.zip")).exists();
    }
}
