package io.pratique.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.api.Route;
import io.pratique.server.api.Sessions;
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

    private static final List<String> OPEN = List.of(
            "/health/live", "/health/ready", "/login", "/assets/{file}", "/api/v1/openapi.yaml", "/api/v1/reference");

    @TempDir
    Path folder;

    private final TestDatabase test = new TestDatabase();
    private final HttpClient client = HttpClient.newHttpClient();
    private PratiqueServer server;
    private Tokens tokens;
    private List<Route> routes;

    @BeforeEach
    void start() throws IOException {
        Path advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0").build(folder);
        var settings = new ServerSettings(
                new InetSocketAddress("127.0.0.1", 0),
                folder,
                test.settings(),
                0,
                advisories,
                file -> List.of(),
                Map.of(),
                "test");
        server = PratiqueServer.start(settings, Clock.systemUTC());
        tokens = new Tokens(test.database());
        try (var services =
                new Services(settings, test.database(), new Generations(test.database(), folder), Clock.systemUTC())) {
            routes = services.router(() -> {}, Clock.systemUTC(), tokens).routes();
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

    /// As somebody of the first organisation calls it: a program, or a browser with a form.
    private HttpRequest.Builder entitled(Route route, String path, String body) {
        if (route.access() != Route.Access.PAGE) {
            return request(route.method(), path, body).header("Authorization", token());
        }
        String session = tokens.sessions().begin(server.token().orElseThrow()).orElseThrow();
        String form = "proof=" + Sessions.proof(session) + "&name=mine&address=mine.example&repository=a&reference=b";
        return request(route.method(), path, form)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", Sessions.COOKIE + "=" + session);
    }

    @Test
    void nobodyReachesWhatIsAnotherOrganisations() throws Exception {
        var others = new TwoOrganisations(test.database());
        Map<String, List<String>> before = others.rows();
        for (Route route : routes) {
            // Figures of the whole server, by kinds of jobs and without names of things.
            if (route.path().equals("/metrics")) {
                continue;
            }
            for (String body : BODIES) {
                HttpResponse<String> answer = send(entitled(route, others.path(route.path()), body));
                assertThat(answer.body()).as("%s", route).doesNotContain(TwoOrganisations.MARK);
                // A schedule of a name is made for who asks: names are each organisation's own.
                boolean made = route.method().equals("PUT") && route.path().startsWith("/api/v1/schedules/");
                boolean page = route.access() == Route.Access.PAGE;
                if (page) {
                    // A form without its proof, or a page that is not there.
                    assertThat(answer.statusCode()).as("%s", route).isLessThan(500);
                } else if (!made && TwoOrganisations.namesSomebodys(route.path())) {
                    // Where the body is wrong for everybody that may be said first.
                    assertThat(answer.statusCode())
                            .as("%s", route)
                            .isIn(
                                    401,
                                    403,
                                    404,
                                    body.equals("{}") || route.path().endsWith("/comparison") ? 400 : 404);
                }
            }
        }
        assertThat(others.rows()).isEqualTo(before);
    }

    @Test
    void onlyThoseAreOpenThatTellNothing() throws Exception {
        for (Route route : routes) {
            String path = route.path().replaceAll("\\{[^}]*}", "1");
            if (route.access() == Route.Access.OPEN) {
                assertThat(OPEN).contains(route.path());
                continue;
            }
            int expected = route.access() == Route.Access.PAGE ? 303 : 401;
            assertThat(send(stranger(route, path)).statusCode()).as("%s", route).isEqualTo(expected);
            assertThat(send(stranger(route, path)
                                    .header("Authorization", "Bearer prq_wrong")
                                    .header("Cookie", Sessions.COOKIE + "=wrong"))
                            .statusCode())
                    .as("%s", route)
                    .isEqualTo(expected);
        }
    }

    /// Somebody whose request comes through a proxy.
    private HttpRequest.Builder stranger(Route route, String path) {
        return request(route.method(), path, "{}").header("X-Forwarded-For", "198.51.100.7");
    }

    @Test
    void listsAreSortedAndFilteredByWhatIsNamedAlone() throws Exception {
        String list = "/api/v1/images?limit=10&";
        for (String query : List.of("sort=hash", "sort=id%20desc%3Bselect%201", "limit=0", "registry=1%20or%201=1")) {
            HttpResponse<String> answer = send(
                    request("GET", list.replace("limit=10&", "") + query, "").header("Authorization", token()));
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
        TestDatabase.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + test.name() + "'");
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
