package io.pratique.e2e;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The platform's HTTP interface, as a caller with a token.
record ServerApi(HttpClient client, int port, String token) implements AutoCloseable {
    static ServerApi of(int port, String token) {
        return new ServerApi(HttpClient.newHttpClient(), port, token);
    }

    HttpResponse<byte[]> call(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /// An answer that is a success.
    JsonValue send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = call(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " gives " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return Json.parse(response.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : response.body());
    }

    JsonValue get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /// The images that a search finds.
    List<JsonValue> images(String search) throws IOException, InterruptedException {
        return get("/api/v1/images?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
                .get("items")
                .items();
    }

    /// Whether a search finds so many images, all of them scanned.
    boolean scanned(String search, int images) throws IOException, InterruptedException {
        List<JsonValue> found = images(search);
        return found.size() == images && found.stream().noneMatch(image -> image.text("scanned") == null);
    }

    @Override
    public void close() {
        client.close();
    }
}
