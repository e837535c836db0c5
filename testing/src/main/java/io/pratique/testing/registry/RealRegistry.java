package io.pratique.testing.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.BuiltFiles;
import io.pratique.testing.image.BuiltImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// The registry of the distribution project, running on this machine, filled by skopeo. Where either is absent the
/// test is skipped.
public record RealRegistry(Process process, int port, Path folder) implements AutoCloseable {
    private static final int ATTEMPTS = 300;

    /// @param htpasswd a line of an htpasswd file (bcrypt); empty for a registry that anybody may use
    public static RealRegistry start(Path folder, String htpasswd) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("htpasswd"), htpasswd + "\n");
        String auth = htpasswd.isEmpty()
                ? ""
                : "auth:\n  htpasswd:\n    realm: test\n    path: " + folder.resolve("htpasswd") + "\n";
        return start(folder, freePort(), auth);
    }

    /// @param folder with what the registry had when it ran there before
    /// @param more sections of its configuration
    public static RealRegistry start(Path folder, int port, String more) throws IOException, InterruptedException {
        requireInstalled("docker-registry");
        requireInstalled("skopeo");
        Path config =
                Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log:
                  level: error
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                %s""".formatted(folder.resolve("storage"), port, more));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var registry = new RealRegistry(process, port, folder);
        registry.awaitAnswer();
        return registry;
    }

    public String host() {
        return "localhost:" + port;
    }

    /// Copies an OCI layout's only image.
    public void push(Path layout, String name, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("skopeo", "--insecure-policy", "copy", "--all", "--dest-tls-verify=false"));
        Collections.addAll(command, options);
        command.add("oci:" + layout);
        command.add("docker://" + host() + "/" + name);
        run(command);
    }

    /// Copies an image into a new OCI layout.
    public void pull(String name, Path layout) throws IOException, InterruptedException {
        run(List.of(
                "skopeo",
                "--insecure-policy",
                "copy",
                "--src-tls-verify=false",
                "docker://" + host() + "/" + name,
                "oci:" + layout));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(copy.getInputStream().readAllBytes(), UTF_8);
        if (copy.waitFor() != 0) {
            throw new IOException("skopeo: " + said);
        }
    }

    /// Uploads an image of one platform, faster than another program could.
    ///
    /// @param reference a tag or its digest
    public void push(String repository, String reference, BuiltImage image) throws IOException, InterruptedException {
        upload(repository, image.config());
        for (Blob layer : image.layers()) {
            upload(repository, layer);
        }
        pushManifest(repository, reference, image.manifest(), image.manifestType());
    }

    /// @param reference a tag or a digest
    public void delete(String repository, String reference) throws IOException, InterruptedException {
        URI url = URI.create("http://" + host() + "/v2/" + repository + "/manifests/" + reference);
        send(HttpRequest.newBuilder(url), "DELETE", new byte[0]);
    }

    /// Uploads an artifact, with a tag or its digest as its name.
    public void push(String repository, String tag, BuiltArtifact artifact) throws IOException, InterruptedException {
        upload(repository, BuiltArtifact.EMPTY);
        upload(repository, artifact.document());
        pushManifest(repository, tag, artifact.manifest(), "application/vnd.oci.image.manifest.v1+json");
    }

    /// Uploads an artifact of files.
    public void push(String repository, String tag, BuiltFiles files) throws IOException, InterruptedException {
        upload(repository, BuiltArtifact.EMPTY);
        for (Blob file : files.blobs()) {
            upload(repository, file);
        }
        pushManifest(repository, tag, files.manifest(), "application/vnd.oci.image.manifest.v1+json");
    }

    public void pushManifest(String repository, String tag, Blob manifest, String mediaType)
            throws IOException, InterruptedException {
        URI url = URI.create("http://" + host() + "/v2/" + repository + "/manifests/" + tag);
        send(HttpRequest.newBuilder(url).header("Content-Type", mediaType), "PUT", manifest.bytes());
    }

    /// OCI distribution-spec, "Pushing a blob monolithically", POST then PUT.
    private void upload(String repository, Blob blob) throws IOException, InterruptedException {
        URI start = URI.create("http://" + host() + "/v2/" + repository + "/blobs/uploads/");
        URI place = start.resolve(send(HttpRequest.newBuilder(start), "POST", new byte[0])
                .headers()
                .firstValue("Location")
                .orElseThrow());
        URI whole = URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest());
        send(HttpRequest.newBuilder(whole).header("Content-Type", "application/octet-stream"), "PUT", blob.bytes());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String method, byte[] body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(method + " gives " + response.statusCode() + ": " + response.body());
            }
            return response;
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + host() + "/v2/")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
                try {
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException notYet) {
                    process.waitFor(100, TimeUnit.MILLISECONDS);
                }
            }
        }
        close();
        throw new IOException("docker-registry does not start: " + Files.readString(folder.resolve("log")));
    }

    /// A port where nobody listens.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void requireInstalled(String program) {
        boolean found = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        Assumptions.assumeTrue(found, () -> "skipped: " + program + " is not installed");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
