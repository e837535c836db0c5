package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.pratique.advisory.exchange.Registries;
import io.pratique.advisory.mirror.MirrorSettings.Place;
import io.pratique.http.EgressGuard;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Stands in for all hosts: `/feeds/HOST/PATH` with conditional and partial requests.
final class TestHosts implements AutoCloseable {
    final FakeServer server = new FakeServer(null);
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final FakeWaiting waiting = new FakeWaiting(Duration.ZERO);
    final List<MirrorEvent> events = new ArrayList<>();
    Registries registries = reference -> {
        throw new IOException("no registry here");
    };
    EgressGuard.Resolver resolver = InetAddress::getAllByName;

    TestHosts() {
        server.on("/feeds/", this::serve);
    }

    TestHosts put(String path, byte[] content) {
        files.put("/feeds/" + path, content);
        return this;
    }

    TestHosts put(String path, String content) {
        return put(path, content.getBytes(UTF_8));
    }

    private boolean serve(HttpExchange exchange, Seen seen) throws IOException {
        byte[] content = files.get(seen.path());
        return content != null && answer(content).answer(exchange, seen);
    }

    /// A file as careful hosts serve it.
    static Answer answer(byte[] content) {
        String etag = "\"" + Arrays.hashCode(content) + "\"";
        return (exchange, seen) -> {
            String range = seen.header("Range");
            if (etag.equals(seen.header("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
                return true;
            }
            if (range != null && etag.equals(seen.header("If-Range"))) {
                int from = Integer.parseInt(range.substring(6, range.length() - 1));
                byte[] rest = Arrays.copyOfRange(content, from, content.length);
                String span = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
                return Answer.content(206, rest, "ETag", etag, "Content-Range", span)
                        .answer(exchange, seen);
            }
            return Answer.content(200, content, "ETag", etag).answer(exchange, seen);
        };
    }

    Mirror mirror(Path folder) {
        var place = new Place("", URI.create("http://" + server.host() + "/feeds/"));
        var settings =
                new MirrorSettings(List.of(place), Proxies.of(Map.of()), new TlsTrust(Map.of()), Duration.ofHours(1));
        return Mirror.open(folder, settings, "1.0", registries, waiting, host -> resolver.resolve(host));
    }

    DownloadResult update(Path folder, Download download) throws IOException {
        try (Mirror mirror = mirror(folder)) {
            return mirror.update(List.of(new FeedDownloads("test", List.of(download))), events::add)
                    .getFirst()
                    .results()
                    .get(download);
        }
    }

    int asked(String part) {
        return server.seen(part).size();
    }

    static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new java.util.TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {
        server.close();
    }
}
