package io.pratique.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Stands in for the hosts of all feeds: a server on this machine that answers conditional requests.
final class FeedHosts implements AutoCloseable {
    private static final LocalDateTime DAY = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String OSV = "osv-vulnerabilities.storage.googleapis.com/";

    final FakeServer server = new FakeServer(null);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    FeedHosts() {
        server.on("/feeds/", this::serve);
    }

    /// What `PRATIQUE_FEED_MIRRORS` must be.
    String place() {
        return "http://" + server.host() + "/feeds/";
    }

    void put(String path, byte[] content) {
        files.put("/feeds/" + path, content);
    }

    /// All that is served, by `HOST/PATH`.
    Map<String, byte[]> files() {
        Map<String, byte[]> out = new TreeMap<>();
        files.forEach((path, content) -> out.put(path.substring("/feeds/".length()), content));
        return out;
    }

    void remove(String path) {
        files.remove("/feeds/" + path);
    }

    void put(String path, String content) {
        put(path, content.getBytes(UTF_8));
    }

    /// An ecosystem of osv.dev with one record for each package.
    ///
    /// @param packages name and the version that fixes it
    void osv(String ecosystem, Map<String, String> packages) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        var listing = new StringBuilder();
        new TreeMap<>(packages).forEach((name, fixed) -> {
            entries.put(id(name) + ".json", record(ecosystem, name, fixed, "2026-01-01T00:00:00Z"));
            listing.append("2026-01-01T00:00:00Z,").append(id(name)).append('\n');
        });
        put(OSV + ecosystem + "/all.zip", zip(entries));
        put(OSV + ecosystem + "/modified_id.csv", listing.toString());
    }

    /// One record that is newer than the archive.
    void change(String ecosystem, String name, String fixed, String... others) {
        String time = "2026-02-01T00:00:00Z";
        put(OSV + ecosystem + "/" + id(name) + ".json", record(ecosystem, name, fixed, time));
        var listing = new StringBuilder(time + "," + id(name) + "\n");
        for (String other : others) {
            listing.append("2026-01-01T00:00:00Z,").append(id(other)).append('\n');
        }
        put(OSV + ecosystem + "/modified_id.csv", listing.toString());
    }

    static String id(String name) {
        return "TEST-" + name;
    }

    private static String record(String ecosystem, String name, String fixed, String modified) {
        return """
                {"id": "%s", "aliases": ["CVE-2026-%d"], "modified": "%s", "published": "2026-01-01T00:00:00Z",
                 "affected": [{"package": {"ecosystem": "%s", "name": "%s"},
                  "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(
                        id(name), 10_000 + Math.floorMod(name.hashCode(), 80_000), modified, ecosystem, name, fixed);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                var file = new ZipEntry(entry.getKey());
                file.setTimeLocal(DAY);
                zip.putNextEntry(file);
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private boolean serve(HttpExchange exchange, Seen seen) throws IOException {
        byte[] content = files.get(seen.path());
        if (content == null) {
            return false;
        }
        String etag = "\"" + Arrays.hashCode(content) + "\"";
        if (etag.equals(seen.header("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return true;
        }
        return Answer.content(200, content, "ETag", etag).answer(exchange, seen);
    }

    @Override
    public void close() {
        server.close();
    }
}
