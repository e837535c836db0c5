package io.pratique.advisory.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedDownloadTest {
    private static final URI POINTER = URI.create("https://api.vulncheck.com/v3/backup/vulncheck-kev");
    private static final URI KEPT = URI.create(POINTER + ".zip");
    private static final Download LINKED = new Download.Linked(POINTER, KEPT, 1 << 20);
    private static final String BUCKET = "bucket.example/kev.zip";

    private final TestHosts hosts = new TestHosts();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        hosts.close();
    }

    private void publish(String content, String url) throws Exception {
        byte[] zip = TestHosts.zip(Map.of("kev.json", content));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        hosts.put(BUCKET, zip)
                .put(
                        "api.vulncheck.com/v3/backup/vulncheck-kev",
                        "{\"data\":[{\"filename\":\"kev.zip\",\"sha256\":\"" + hash + "\",\"url\":\"" + url + "\"}]}");
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, LINKED);
    }

    private Path file() {
        return folder.resolve("api.vulncheck.com/v3/backup/vulncheck-kev.zip");
    }

    @Test
    void fetchesWhatTheDocumentLeadsToUntilItHasAnotherHash() throws Exception {
        publish("[]", "https://" + BUCKET);
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());
        assertThat(hosts.asked("bucket.example")).isEqualTo(1);

        publish("[1]", "https://" + BUCKET);
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(TestHosts.read(file())).isEqualTo(TestHosts.zip(Map.of("kev.json", "[1]")));
    }

    @Test
    void anAddressMayBeLongerThanAFileNameAndIsNotKept() throws Exception {
        publish("[]", "https://" + BUCKET + "?signature=" + "a".repeat(600));

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);

        assertThat(Mirror.state(folder, KEPT).url()).isEqualTo(KEPT.toString());
        assertThat(folder.resolve("bucket.example")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bucket.example/kev.zip", "file:///etc/passwd", "", "https:"})
    void refusesToBeLedElsewhereThanOverTls(String url) throws Exception {
        publish("[]", url);

        assertThat(update()).isInstanceOf(DownloadResult.Failed.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void refusesAFileOfAnotherHash() throws Exception {
        publish("[]", "https://" + BUCKET);
        hosts.put(BUCKET, TestHosts.zip(Map.of("kev.json", "[2]")));

        assertThat(update())
                .isInstanceOfSatisfying(
                        DownloadResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("checksum"));
    }

    @Test
    void showsATokenToItsOwnHostAloneAndOverTls() throws IOException {
        Tokens tokens = Tokens.of(Map.of("VULNCHECK_API_TOKEN", " s3cret\n"));

        assertThat(tokens.authorization(POINTER)).isEqualTo("Bearer s3cret");
        for (String other : new String[] {
            "https://bucket.example/kev.zip",
            "http://api.vulncheck.com/",
            "https://api.vulncheck.com.example/",
            "https://example/api.vulncheck.com",
            "https://api.vulncheck.com:8443/"
        }) {
            assertThat(tokens.authorization(URI.create(other))).as(other).isNull();
        }
        assertThat(tokens.toString()).doesNotContain("s3cret");
        assertThat(MirrorSettings.of(Map.of("VULNCHECK_API_TOKEN", "s3cret")).toString())
                .doesNotContain("s3cret");
    }

    @Test
    void doesNotAskWithoutTheTokenAndLeavesAFileThatWasPutThere() throws IOException {
        try (Mirror mirror = Mirror.open(
                folder,
                MirrorSettings.of(Map.of()),
                "1.0",
                hosts.registries,
                hosts.waiting,
                InetAddress::getAllByName)) {
            var feeds = java.util.List.of(new FeedDownloads("test", java.util.List.of(LINKED)));
            assertThat(mirror.update(feeds, hosts.events::add)
                            .getFirst()
                            .results()
                            .get(LINKED))
                    .isEqualTo(new DownloadResult.Failed("api.vulncheck.com wants a token; set VULNCHECK_API_TOKEN"));

            Files.createDirectories(file().getParent());
            Files.write(file(), TestHosts.zip(Map.of("kev.json", "[]")));
            assertThat(mirror.update(feeds, hosts.events::add)
                            .getFirst()
                            .results()
                            .get(LINKED))
                    .isEqualTo(new DownloadResult.Unchanged());
        }
    }

    @Test
    void refusesATokenThatCouldCarryAnotherHeader() {
        assertThatThrownBy(() ->
                        Tokens.of(Map.of("VULNCHECK_API_TOKEN", "a\r\nHost: b")).authorization(POINTER))
                .hasMessageContaining("VULNCHECK_API_TOKEN");
    }
}
