package io.pratique.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.api.Route;
import io.pratique.server.api.Tokens;
import io.pratique.server.judge.Generations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route there is, called by whoever must not.
class RoutesTest {
    private static final List<String> BODIES = List.of(
            "{}", "{\"name\": \"mine\", \"address\": \"mine.example\", \"repository\": \"a\", \"reference\": \"b\"}");

    @TempDir
    Path folder;

    private final TestDatabase test = new TestDatabase();
    private final HttpClient client = HttpClient.newHttpClient();
    private PratiqueServer server;
    private List<Route> routes;

    @BeforeEach
    void start() throws IOException {
        Path advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0").build(folder);
        var settings = new ServerSettings(
                new InetSocketAddress("127.0.0.1", 0), folder, test.settings(), 0, advisories, file -> {}, Map.of(), "test");
        server = PratiqueServer.start(settings, Clock.systemUTC());
        try (var services = new Services(settings, test.database(), new Generations(test.database(), folder))) {
            routes = services.router(() -> {}, Clock.systemUTC(), new Tokens(test.database())).routes();
        }
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
        test.close();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token() {
        return "Bearer " + server.token().orElseThrow();
    }

    @Test
    void nobodyReachesWhatIsAnotherOrganisations() throws Exception {
        var others = new TwoOrganisations(test.database());
        Map<String, List<String>> before = others.rows();
        for (Route route : routes) {
            String path = route.path();
            for (String segment : path.split("/")) {
                if (segment.startsWith("{")) {
                    path = path.replace(segment, others.variable(segment.substring(1, segment.length() - 1)));
                }
            }
            for (String body : BODIES) {
                HttpResponse<String> answer =
                        send(request(route.method(), path, body).header("Authorization", token()));
                assertThat(answer.body()).as("%s", route).doesNotContain(TwoOrganisations.MARK);
                if (!path.equals(route.path())) {
                    // Where the body is wrong for everybody that may be said first.
                    assertThat(answer.statusCode()).as("%s", route).isIn(401, 403, 404, body.equals("{}") ? 400 : 404);
                }
            }
        }
        assertThat(others.rows()).isEqualTo(before);
    }

    @Test
    void onlyHealthIsOpen() throws Exception {
        for (Route route : routes) {
            String path = route.path().replaceAll("\\{[^}]*}", "1");
            if (route.access() == Route.Access.OPEN) {
                assertThat(path).isIn("/health/live", "/health/ready");
            } else {
                assertThat(send(request(route.method(), path, "{}")).statusCode()).as("%s", route).isEqualTo(401);
                assertThat(send(request(route.method(), path, "{}").header("Authorization", "Bearer prq_wrong"))
                                .statusCode())
                        .as("%s", route)
                        .isEqualTo(401);
            }
        }
        for (String closed : List.of("/metrics", "/debug", "/debug/pprof", "/api/v1/images/../../metrics")) {
            assertThat(send(request("GET", closed, "")).statusCode()).as(closed).isIn(400, 401, 404);
        }
    }

    @Test
    void listsAreSortedAndFilteredByWhatIsNamedAlone() throws Exception {
        String list = "/api/v1/images?limit=10&";
        for (String query : List.of("sort=hash", "sort=id%20desc%3Bselect%201", "limit=0", "registry=1%20or%201=1")) {
            HttpResponse<String> answer = send(request("GET", list.replace("limit=10&", "") + query, "")
                    .header("Authorization", token()));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
        }
        for (String query : List.of("search=%27%20or%201=1--", "package=%27%3B", "token=x", "search=sha256:%25%27")) {
            HttpResponse<String> answer = send(request("GET", list + query, "").header("Authorization", token()));
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).doesNotContain("hash");
        }
    }

    @Test
    void aDatabaseThatIsGoneIsToldAsSuchUntilItIsBack() throws Exception {
        TestDatabase.run("alter database " + test.name() + " allow_connections false");
        TestDatabase.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + test.name() + "'");
        List<CompletableFuture<HttpResponse<String>>> answers = java.util.stream.Stream.of(
                        request("GET", "/api/v1/images", "").header("Authorization", token()),
                        request("GET", "/health/ready", ""),
                        request("POST", "/api/v1/registries/1/events", "{}"))
                .map(request -> client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(send(request("GET", "/health/live", "")).statusCode()).isEqualTo(200);
        TestDatabase.run("alter database " + test.name() + " allow_connections true");
        assertThat(send(request("GET", "/api/v1/images", "").header("Authorization", token()))
                        .statusCode())
                .isEqualTo(200);
    }
}
