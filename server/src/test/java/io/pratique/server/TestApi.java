package io.pratique.server;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.api.HttpInterface;
import io.pratique.server.api.Router;
import io.pratique.server.api.Tokens;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.Rejudge;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The HTTP interface of a server without workers, on a database of its own. Every answer is compared with the
/// contract.
public final class TestApi implements AutoCloseable {
    private static final List<String> CHECKED = List.of("GET", "POST", "PUT", "DELETE");

    private final TestDatabase test = new TestDatabase();
    private final Path folder;
    private final Generations generations;
    private final Services services;
    private final Router router;
    private final HttpInterface http;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Contract contract = Contract.load();
    private String token;

    public TestApi(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /// @param environment of the server
    public TestApi(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        var settings =
                new ServerSettings(null, folder, test.settings(), 0, null, file -> List.of(), environment, "test");
        generations = new Generations(database(), folder.resolve("copies"));
        services = new Services(settings, database(), generations, Clock.systemUTC());
        var tokens = new Tokens(database());
        token = tokens.first(1, new SecureRandom()).orElseThrow();
        router = services.router(() -> {}, Clock.systemUTC(), tokens);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        http = HttpInterface.start(address, router, tokens, services.meters(), services.tracer());
    }

    /// An answer.
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public JsonValue json() throws IOException {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8));
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    public Database database() {
        return test.database();
    }

    public Router router() {
        return router;
    }

    public String address() {
        return "http://127.0.0.1:" + http.port();
    }

    public String token() {
        return token;
    }

    /// Calls from now on with another token; none when empty.
    public void use(String other) {
        token = other;
    }

    public Answer get(String path, String... headers) throws IOException {
        return call("GET", path, "", headers);
    }

    public Answer post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    public Answer put(String path, String body, String... headers) throws IOException {
        return call("PUT", path, body, headers);
    }

    public Answer delete(String path, String... headers) throws IOException {
        return call("DELETE", path, "", headers);
    }

    private Answer call(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            var answer = new Answer(response.statusCode(), response.headers().map(), response.body());
            if (CHECKED.contains(method)) {
                int question = path.indexOf('?');
                contract.require(
                        method,
                        question < 0 ? path : path.substring(0, question),
                        answer.status(),
                        answer.header("content-type"),
                        answer.body());
            }
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /// Makes these the advisories, and judges by them.
    public void adopt(TestAdvisories advisories) throws Exception {
        try (var opened = advisories.open(folder)) {
            generations.adopt(opened);
        }
        run(Rejudge.KIND);
    }

    /// Does the next job of a kind.
    public void run(String kind) throws Exception {
        var queue = new JobQueue(database(), Duration.ofMinutes(1));
        Job job = queue.take("test", List.of(kind)).orElseThrow();
        for (JobHandler handler : services.handlers()) {
            if (handler.kind().equals(kind)) {
                handler.handle(job, new Lease(job, queue, database()));
            }
        }
    }

    /// A registry of a name.
    public int registry(String name) throws IOException {
        JsonValue made = post(
                        "/api/v1/registries", "{\"name\": \"" + name + "\", \"address\": \"" + name + ".example\"}")
                .json();
        return Math.toIntExact(Objects.requireNonNull(made.get("id").integer()));
    }

    /// Stores an image of some Python packages, `flask@1.0`, to which a tag points from now on.
    public int image(int registry, String repository, String tag, String digest, String... packages) throws Exception {
        List<Component> components = Arrays.stream(packages)
                .map(one -> one.split("@"))
                .map(one -> Component.of(PackageUrl.of("pypi", null, one[0], one[1]), one[0], one[1]))
                .toList();
        var scan = new ScanResult(digest, null, new Sbom(null, components), ScanStatus.COMPLETE, List.of());
        var document = InventoryDocument.write(scan, "a1", "scan", null);
        Generations.Current current = generations.current();
        return database().everyone(transaction -> {
            var catalogue = new Catalogue(transaction, 1);
            int place = catalogue.repository(registry, repository);
            int image = catalogue.image(place, new Described(digest, "linux/amd64", null, null), null);
            catalogue.members(digest, List.of(image));
            catalogue.tag(place, tag, digest, null);
            InventoryStore.save(transaction, 1, image, scan, document, current.judging());
            return image;
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
        http.close();
        services.close();
        test.close();
    }
}
