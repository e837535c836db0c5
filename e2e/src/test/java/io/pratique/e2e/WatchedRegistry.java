package io.pratique.e2e;

import io.pratique.testing.registry.RealRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/// The distribution project's registry, connected to a server, to which it sends what happens.
///
/// @param id by which the server knows it
/// @param sink the port that its notifications go to
record WatchedRegistry(Path folder, int port, long id, String secret, int sink) {
    /// Connects a registry that is not started yet.
    ///
    /// @param sink where notifications are sent: the server's port, or one where nobody listens
    static WatchedRegistry connect(Path folder, ServerApi api, int sink) throws IOException, InterruptedException {
        int port = RealRegistry.freePort();
        Long id = api.send("POST", "/api/v1/registries", """
                {"name": "%s", "kind": "distribution", "address": "localhost:%d", "insecure": true, "internal": true,
                 "pollSeconds": 86400}""".formatted(folder.getFileName(), port))
                .get("id")
                .integer();
        if (id == null) {
            throw new IllegalStateException("the registry has no id");
        }
        String secret = api.send("PUT", "/api/v1/registries/" + id + "/webhook-secret", "")
                .text("secret", "");
        return new WatchedRegistry(Files.createDirectories(folder), port, id, secret, sink);
    }

    /// Tells the server of an event, as newer versions of the registry than the one at hand would.
    void tell(ServerApi api, String event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/api/v1/registries/" + id + "/events"))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/vnd.docker.distribution.events.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"events\": [" + event + "]}"))
                .build();
        int status = api.client()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 202) {
            throw new IOException("the notification gives " + status);
        }
    }

    RealRegistry start() throws IOException, InterruptedException {
        return RealRegistry.start(folder, port, """
                notifications:
                  endpoints:
                    - name: pratique
                      url: http://127.0.0.1:%d/api/v1/registries/%d/events
                      headers:
                        Authorization: [Bearer %s]
                      timeout: 5s
                      threshold: 3
                      backoff: 200ms
                """.formatted(sink, id, secret));
    }
}
