package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryDownloadTest {
    private static final String HOST = "cdn.example/linux/";
    private static final String LATEST = HOST + "core/latest/";
    private static final Download MIRRORED =
            new Download.Repository(URI.create("https://" + LATEST + "mirror.list"), true, false, 1 << 20);

    private final TestHosts hosts = new TestHosts();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        hosts.close();
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, MIRRORED);
    }

    private void assertFails(String reason) throws IOException {
        assertThat(update())
                .isInstanceOfSatisfying(
                        DownloadResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }

    private Path list(String suffix) {
        return folder.resolve(LATEST + "repodata/updateinfo.xml" + suffix);
    }

    private static String index(String location, String kind, String checksum) {
        return "<?xml version=\"1.0\"?><repomd xmlns=\"http://linux.duke.edu/metadata/repo\"><data type=\"primary\"/>"
                + "<data type=\"updateinfo\"><checksum type=\"" + kind + "\">" + checksum + "</checksum>"
                + "<location href=\"" + location + "\"/></data></repomd>";
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void publish(String place, String updates) throws Exception {
        byte[] packed = gzip(updates);
        hosts.put(LATEST + "mirror.list", "http://plain.example/\nhttps://" + HOST + place + "/\n")
                .put(HOST + place + "/repodata/a-updateinfo.xml.gz", packed)
                .put(
                        HOST + place + "/repodata/repomd.xml",
                        index("repodata/a-updateinfo.xml.gz", "sha256", sha256(packed)));
    }

    @Test
    void followsTheListOfPlacesToTheUpdatesAndKeepsThemAtOnePlace() throws Exception {
        publish("one", "<updates/>");

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());

        assertThat(list(".gz")).exists();
        assertThat(hosts.asked("updateinfo")).isEqualTo(1);
    }

    @Test
    void followsARepositoryToItsNextPlace() throws Exception {
        publish("one", "<updates/>");
        update();
        publish("two", "<updates><update/></updates>");

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(TestHosts.read(list(".gz"))).isEqualTo(gzip("<updates><update/></updates>"));
    }

    @Test
    void asksTheNextPlaceWithoutWhatThePlaceBeforeSaidOfItsIndex() throws Exception {
        publish("one", "<updates/>");
        update();
        publish("two", "<updates/>");

        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());

        assertThat(hosts.server.seen("two/repodata/repomd.xml").getFirst().header("If-None-Match"))
                .isNull();
    }

    @Test
    void doesNotFetchUpdatesAgainThatOnlyTheRestOfTheIndexChangedAround() throws Exception {
        publish("one", "<updates/>");
        update();
        byte[] packed = gzip("<updates/>");
        hosts.put(
                HOST + "one/repodata/repomd.xml",
                index("repodata/a-updateinfo.xml.gz", "sha256", sha256(packed)) + "<!-- new -->");

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(list(".gz")).exists();
        assertThat(hosts.asked("updateinfo")).isEqualTo(1);
    }

    @Test
    void removesTheListOfAnotherPackingAndOfARepositoryWithoutUpdates() throws Exception {
        publish("one", "<updates/>");
        update();
        byte[] plain = "<updates/>".getBytes(UTF_8);
        hosts.put(HOST + "one/repodata/b.xml", plain)
                .put(HOST + "one/repodata/repomd.xml", index("repodata/b.xml", "sha256", sha256(plain)));
        update();
        assertThat(list(".gz")).doesNotExist();
        assertThat(list("")).exists();

        hosts.put(HOST + "one/repodata/repomd.xml", "<repomd><data type=\"primary\"/></repomd>");
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(list("")).doesNotExist();
    }

    @Test
    void refusesUpdatesThatAreNotWhatTheIndexTells() throws Exception {
        publish("one", "<updates/>");
        update();
        String index = HOST + "one/repodata/repomd.xml";

        hosts.put(index, index("repodata/a-updateinfo.xml.gz", "sha256", "00"));
        assertFails("checksum");
        hosts.put(index, index("repodata/a-updateinfo.xml.gz", "md5", "00"));
        assertFails("checksum");
        hosts.put(index, index("../../other/updateinfo.xml.gz", "sha256", "00"));
        assertFails("outside");
        hosts.put(index, "<html><body/></html>");
        assertFails("refused");

        assertThat(TestHosts.read(list(".gz"))).isEqualTo(gzip("<updates/>"));
    }

    @Test
    void refusesAListThatNamesNoPlaceOverTls() throws Exception {
        hosts.put(LATEST + "mirror.list", "http://plain.example/\n");

        assertFails("TLS");
    }

    @Test
    void anAbsentRepositoryIsAFailureUnlessItMayBeAbsent() throws Exception {
        URI url = URI.create("https://" + HOST + "updates/99/");
        var needed = new Download.Repository(url, false, false, 1 << 20);
        var optional = new Download.Repository(url, false, true, 1 << 20);

        assertThat(hosts.update(folder, needed)).isInstanceOf(DownloadResult.Failed.class);
        assertThat(hosts.update(folder, optional)).isEqualTo(new DownloadResult.Unchanged());
        assertThat(Mirror.state(folder, optional.stateOf()).error()).isNull();
        assertThat(Files.exists(folder.resolve(HOST + "updates/99/repodata"))).isFalse();
    }
}
