package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.registry.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDownloadTest {
    private static final String PATH = "host.example/data.json";
    private static final Download.File FILE = new Download.File(URI.create("https://" + PATH), 1 << 20);
    private static final String OLD = "{\"old\":1}";

    private final TestHosts hosts = new TestHosts();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        hosts.close();
    }

    private DownloadResult update() throws IOException {
        return hosts.update(folder, FILE);
    }

    private String content() throws IOException {
        return Files.readString(folder.resolve(PATH));
    }

    private void haveOld() throws IOException {
        hosts.put(PATH, OLD);
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
    }

    private void assertRefused(String reason) throws IOException {
        assertThat(update())
                .isInstanceOfSatisfying(
                        DownloadResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
        assertThat(content()).isEqualTo(OLD);
    }

    private static byte[] long_() {
        return ("{\"text\":\"" + "0123456789".repeat(20_000) + "\"}").getBytes(UTF_8);
    }

    @Test
    void liesWhereFeedsLookAndIsAskedForOnceUntilItChanges() throws IOException {
        haveOld();

        assertThat(update()).isEqualTo(new DownloadResult.Unchanged());
        hosts.put(PATH, "{\"new\":1}");
        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);

        assertThat(content()).isEqualTo("{\"new\":1}");
        assertThat(hosts.server.seen(PATH).getFirst().header("User-Agent")).isEqualTo("pratique/1.0");
        assertThat(hosts.events).anyMatch(MirrorEvent.Arriving.class::isInstance);
    }

    @Test
    void fetchesAgainWhatIsNotAsItWasLeft() throws IOException {
        haveOld();
        Files.writeString(folder.resolve(PATH), "{");

        update();

        assertThat(content()).isEqualTo(OLD);
    }

    @Test
    void goesOnWhereTheTransferBrokeOff() throws IOException {
        byte[] content = long_();
        hosts.put(PATH, content);
        String etag = "\"" + Arrays.hashCode(content) + "\"";
        hosts.server.on(
                PATH,
                ((Answer) (exchange, seen) -> {
                            exchange.getResponseHeaders().add("ETag", etag);
                            exchange.sendResponseHeaders(200, content.length);
                            exchange.getResponseBody().write(content, 0, 120_000);
                            exchange.getResponseBody().flush();
                            exchange.close();
                            return true;
                        })
                        .unless("If-Range", etag));

        // a busy client may see the end before any byte; it then asks for the whole again
        DownloadResult result = update();

        if (result instanceof DownloadResult.Changed) {
            assertThat(hosts.server.seen(PATH).getLast().header("Range")).startsWith("bytes=");
            assertThat(TestHosts.read(folder.resolve(PATH))).isEqualTo(content);
        }
    }

    @Test
    void goesOnAfterTheProcessEnded() throws IOException {
        byte[] content = long_();
        hosts.put(PATH, content);
        leavePart(content, content.length / 2);

        assertThat(update()).isEqualTo(new DownloadResult.Changed(content.length - content.length / 2));

        assertThat(TestHosts.read(folder.resolve(PATH))).isEqualTo(content);
        assertThat(hosts.asked(PATH)).isEqualTo(1);
    }

    @Test
    void asksForOneByteOfWhatWasWholeWhenTheProcessEnded() throws IOException {
        byte[] content = long_();
        hosts.put(PATH, content);
        leavePart(content, content.length);

        assertThat(update()).isEqualTo(new DownloadResult.Changed(1));

        assertThat(TestHosts.read(folder.resolve(PATH))).isEqualTo(content);
    }

    @Test
    void forgetsAPartOfAnotherFile() throws IOException {
        byte[] content = long_();
        leavePart(content, content.length / 2);
        hosts.put(PATH, OLD);

        update();

        assertThat(content()).isEqualTo(OLD);
    }

    @Test
    void beginsAnewWhereTheHostHasNoSuchPart() throws IOException {
        byte[] content = long_();
        hosts.put(PATH, content);
        leavePart(content, 100);
        hosts.server.on(PATH, Answer.status(416).times(1));

        assertThat(update()).isEqualTo(new DownloadResult.Changed(content.length));
    }

    private void leavePart(byte[] content, int length) throws IOException {
        Path part = folder.resolve(".state/" + PATH + "~part");
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(content, length));
        String etag = "\\\"" + Arrays.hashCode(content) + "\\\"";
        Files.writeString(
                part.resolveSibling(part.getFileName() + ".json"),
                "{\"validator\":\"" + etag + "\",\"etag\":\"" + etag + "\",\"whole\":" + content.length + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void triesAgainWhenTheHostIsBusy(int status) throws IOException {
        hosts.put(PATH, OLD);
        hosts.server.on(PATH, Answer.status(status, "Retry-After", "7").times(2));

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(hosts.waiting.slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void givesUpAndRemembersWhy() throws IOException {
        haveOld();
        hosts.server.on(PATH, Answer.status(503));

        assertRefused("HTTP status 503");

        try (Mirror mirror = hosts.mirror(folder)) {
            assertThat(mirror.state(FILE.url()).error()).contains("503");
            assertThat(mirror.state(FILE.url()).length()).isEqualTo(OLD.length());
        }
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        haveOld();
        hosts.server.on(PATH, Answer.endless("{\"a\":1}".repeat(100).getBytes(UTF_8)));

        assertRefused("larger than");
    }

    @Test
    void refusesAGiganticLengthAtOnce() throws IOException {
        haveOld();
        hosts.server.on(PATH, (exchange, seen) -> {
            exchange.sendResponseHeaders(200, Long.MAX_VALUE);
            exchange.close();
            return true;
        });

        assertRefused("");
    }

    @Test
    void unpacksWhatIsPackedForTheWayWithinTheLimit() throws IOException {
        hosts.server.on(PATH, Answer.content(200, gzip(OLD.getBytes(UTF_8)), "Content-Encoding", "gzip"));
        update();
        assertThat(content()).isEqualTo(OLD);

        hosts.server.on(PATH, Answer.content(200, gzip(new byte[50 << 20]), "Content-Encoding", "gzip"));
        assertRefused("unpacks to more than");

        hosts.server.on(PATH, Answer.content(200, OLD.getBytes(UTF_8), "Content-Encoding", "gzip"));
        assertRefused("not packed as its host says");

        hosts.server.on(PATH, Answer.content(200, OLD.getBytes(UTF_8), "Content-Encoding", "br"));
        assertRefused("unknown encoding");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "<!DOCTYPE html><p>sorry", "", "\u0000{\u0000}", "plain"})
    void refusesWhatIsNotWholeJson(String text) throws IOException {
        haveOld();
        hosts.put(PATH, text);

        assertRefused("refused");
    }

    @Test
    void refusesHalfAnArchive() throws IOException {
        byte[] zip = TestHosts.zip(Map.of("a.json", "{}"));
        hosts.put("host.example/a.zip", Arrays.copyOf(zip, zip.length - 10));

        var download = new Download.File(URI.create("https://host.example/a.zip"), 1 << 20);

        assertThat(hosts.update(folder, download)).isInstanceOf(DownloadResult.Failed.class);
        assertThat(folder.resolve("host.example/a.zip")).doesNotExist();
    }

    @Test
    void comparesTheChecksum() throws IOException {
        var sum = URI.create("https://host.example/data.json.sha256");
        var download = new Download.File(FILE.url(), 1000, sum);
        hosts.put(PATH, OLD).put("host.example/data.json.sha256", "0".repeat(64) + "  data.json\n");
        assertThat(hosts.update(folder, download)).isInstanceOf(DownloadResult.Failed.class);

        Path plain = Files.writeString(folder.resolve("plain"), OLD);
        hosts.put("host.example/data.json.sha256", Digests.of(plain, Digests.SHA512) + " *data.json\n");
        assertThat(hosts.update(folder, download)).isInstanceOf(DownloadResult.Changed.class);
    }

    @Test
    void followsNoRedirectToWhereItShouldNotGo() throws IOException {
        haveOld();
        hosts.server.on(PATH, Answer.redirect("http://" + hosts.server.host() + "/feeds/" + PATH));
        assertRefused("redirects more than 5 times");

        hosts.server.on(PATH, Answer.redirect("http://" + hosts.server.otherHost() + "/elsewhere"));
        hosts.server.on("/elsewhere", Answer.json("{}"));
        assertRefused("without TLS");

        for (String address : List.of("169.254.169.254", "10.0.0.1", "[fd00:ec2::254]", "0.0.0.0")) {
            hosts.server.on(PATH, Answer.redirect("https://" + address + "/data.json"));
            assertRefused("internal address");
        }
    }

    @Test
    void isNotLedFromAPublicHostToThisMachine() throws IOException {
        haveOld();
        hosts.resolver = host -> host.equals("localhost")
                ? new InetAddress[] {InetAddress.ofLiteral("93.184.216.34")}
                : InetAddress.getAllByName(host);
        hosts.server.on(PATH, Answer.redirect("https://" + hosts.server.otherHost() + "/data.json"));

        assertRefused("internal address");
    }

    @Test
    void isNotDeceivedByTheClocksOfHosts() throws IOException {
        hosts.server.on(
                PATH, Answer.content(200, OLD.getBytes(UTF_8), "Last-Modified", "Fri, 31 Dec 9999 23:59:59 GMT"));
        update();
        hosts.server.on(PATH, Answer.content(200, "{\"new\":1}".getBytes(UTF_8), "Last-Modified", "nonsense"));

        assertThat(update()).isInstanceOf(DownloadResult.Changed.class);
        assertThat(content()).isEqualTo("{\"new\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.example/../../x",
                "https://host.example/a/%2e%2e/x",
                "https://host.example/a%00",
                "https://u:p@host.example/x",
                "file:///etc/passwd"
            })
    void refusesUrlsThatNameNoFileOfTheMirror(String url) throws IOException {
        assertThat(hosts.update(folder, new Download.File(URI.create(url), 10)))
                .isInstanceOf(DownloadResult.Failed.class);
    }

    @Test
    void oneBrokenFeedDoesNotBlockTheOthers() throws IOException {
        hosts.put(PATH, OLD);
        var broken = new Download.File(URI.create("https://broken.example/x.json"), 10);
        try (Mirror mirror = hosts.mirror(folder)) {
            List<FeedResult> results = mirror.update(
                    List.of(new FeedDownloads("a", List.of(broken)), new FeedDownloads("b", List.of(FILE))),
                    event -> {});

            assertThat(results.getFirst().failures()).hasSize(1);
            assertThat(results.getLast().changed()).isTrue();
        }
    }
}
