package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestDownloadTest {
    private static final String BASE = "files.example/oval/";
    private static final Download MANIFEST = new Download.Manifest(
            URI.create("https://" + BASE + "PULP_MANIFEST"),
            names -> names.stream().filter(name -> name.endsWith(".xml")).toList(),
            1 << 20);

    private final TestHosts hosts = new TestHosts();
    private final Map<String, String> rows = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        hosts.close();
    }

    private void publish(String name, String content) throws Exception {
        byte[] bytes = content.getBytes(UTF_8);
        hosts.put(BASE + name, bytes);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        rows.put(name, name + "," + hash + "," + bytes.length);
        list();
    }

    private void list() {
        hosts.put(BASE + "PULP_MANIFEST", String.join("\n", rows.values()) + "\n");
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, MANIFEST);
    }

    private Path file(String name) {
        return folder.resolve(BASE + name);
    }

    @Test
    void fetchesWhatIsWantedAndThenWhatChanged() throws Exception {
        publish("a/one.xml", "<one/>");
        publish("a/two.xml", "<two/>");
        publish("a/three.txt", "three");
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(file("a/two.xml")).hasContent("<two/>");
        assertThat(file("a/three.txt")).doesNotExist();
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());

        publish("a/two.xml", "<owt/>");
        int asked = hosts.asked("files.example");
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(file("a/two.xml")).hasContent("<owt/>");
        assertThat(hosts.asked("files.example") - asked).isEqualTo(2);
    }

    @Test
    void fetchesAgainWhatWasDeletedAndDropsWhatIsNoLongerListed() throws Exception {
        publish("one.xml", "<one/>");
        publish("two.xml", "<two/>");
        update();
        Files.delete(file("one.xml"));
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(file("one.xml")).exists();

        rows.remove("two.xml");
        list();
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(file("two.xml")).doesNotExist();
    }

    @Test
    void keepsWhatWasThereWhereAFileIsNotWhatTheManifestSays() throws Exception {
        publish("one.xml", "<one/>");
        update();
        publish("one.xml", "<eno/>");
        hosts.put(BASE + "one.xml", "<bad/>".getBytes(UTF_8));

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);
        assertThat(file("one.xml")).hasContent("<one/>");

        hosts.put(BASE + "one.xml", "<eno/>".getBytes(UTF_8));
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(file("one.xml")).hasContent("<eno/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../one.xml,0000000000000000000000000000000000000000000000000000000000000000,1",
                "/one.xml,0000000000000000000000000000000000000000000000000000000000000000,1",
                "one.xml,00,1",
                "one.xml,0000000000000000000000000000000000000000000000000000000000000000,x",
                "one.xml",
                "<html>"
            })
    void refusesAMalformedManifest(String row) throws Exception {
        rows.put("bad", row);
        list();

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);
    }
}
