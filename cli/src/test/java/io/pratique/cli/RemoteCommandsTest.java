package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands about a server ask it, and how they show its answers.
class RemoteCommandsTest {
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path home;

    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ")
                .strip();
        asked.add(body.isEmpty() ? request : request + " " + body);
        boolean known = "Bearer prq_t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Deque<String> left = answers.getOrDefault(request, new ArrayDeque<>());
        String text = !known ? "{}" : left.isEmpty() ? "{\"detail\": \"there is no such thing\"}" : left.pop();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int status = !known ? 401 : text.startsWith("{\"detail\"") ? 404 : bytes.length == 0 ? 204 : 200;
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void when(String request, String... texts) {
        answers.put(request, new ArrayDeque<>(List.of(texts)));
    }

    private TestRun run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private TestRun run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PRATIQUE_SERVER",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "PRATIQUE_SERVER_TOKEN",
                "prq_t"));
        environment.putAll(more);
        return TestRun.in(home, environment, Set.of(), arguments);
    }

    @Test
    void listsAsTableAndAsJson() {
        String page =
                "{\"items\": [{\"id\": 7, \"kind\": \"scan\", \"key\": \"sha256:a\\u001b[2J\", \"state\": \"failed\","
                        + " \"attempts\": 2, \"created\": \"now\", \"error\": null}], \"next\": \"7\"}";
        when("GET /api/v1/jobs?state=failed&limit=1", page, page);
        TestRun table = run("job", "list", "--state", "failed", "--limit", "1");
        assertThat(table.out()).isEqualTo("""
                ID  KIND  KEY           STATE   ATTEMPTS  CREATED  ERROR
                7   scan  sha256:a [2J  failed  2         now      -
                there are more: --cursor 7
                """);
        assertThat(run("job", "list", "--state", "failed", "--limit", "1", "--format", "json")
                        .out())
                .isEqualTo(page);
    }

    @Test
    void sendsWhatIsDecided() {
        when("POST /api/v1/decisions", "{\"id\": 3, \"status\": \"accepted\", \"owner\": null}");
        TestRun made = run(
                "decision",
                "add",
                "CVE-1",
                "--registry",
                "1",
                "--repository",
                "app",
                "--package",
                "pkg:npm/ms",
                "--status",
                "accepted",
                "--reason",
                "not reachable");
        assertThat(made.out()).isEqualTo("id      3\nstatus  accepted\nowner   -\n");
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/decisions { \"vulnerability\": \"CVE-1\", \"registry\": 1, \"repository\":"
                                + " \"app\", \"package\": \"pkg:npm/ms\", \"status\": \"accepted\", \"reason\": \"not reachable\" }");
    }

    @Test
    void takesPasswordsFromTheEnvironment() {
        when("POST /api/v1/registries", "{\"id\": 1}");
        String[] command = {"registry", "add", "r.example", "--user", "ada", "--include", "a/**", "--include", "b"};
        assertThat(run(command).code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run(Map.of("PRATIQUE_REGISTRY_PASSWORD", "s3cret"), command).code())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(asked.getFirst()).contains("\"password\": \"s3cret\"", "\"include\": [ \"a/**\", \"b\" ]");
    }

    @Test
    void waitsForJobs() {
        when("GET /api/v1/jobs/1", "{\"state\": \"done\"}");
        when("GET /api/v1/jobs/2", "{\"state\": \"failed\"}");
        assertThat(run("job", "wait", "1").code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run("job", "wait", "2").code()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void escapesWhatStandsInAddresses() {
        run("schedule", "remove", "a/b ?");
        run("component", "list", "lib c++");
        assertThat(asked)
                .containsExactly("DELETE /api/v1/schedules/a%2Fb%20%3F", "GET /api/v1/components?name=lib%20c%2B%2B");
    }

    @Test
    void changesSettings() {
        when("PUT /api/v1/settings", "{\"items\": [{\"name\": \"scan.pushed-days\", \"value\": 7}]}");
        assertThat(run("setting", "set", "scan.pushed-days=7").out()).contains("scan.pushed-days  7");
        assertThat(run("setting", "set", "scan.pushed-days").code()).isEqualTo(ExitCode.MISUSE);
        assertThat(asked).containsExactly("PUT /api/v1/settings { \"scan.pushed-days\": 7 }");
    }

    @Test
    void saysWhatTheServerSays() {
        TestRun absent = run("image", "show", "9");
        assertThat(absent.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(absent.err()).isEqualTo("pratique: there is no such thing\n");
        TestRun unknown = run(Map.of("PRATIQUE_SERVER_TOKEN", "prq_other"), "image", "show", "9");
        assertThat(unknown.err()).contains("does not know the token").doesNotContain("prq_other");
        TestRun without = run(Map.of("PRATIQUE_SERVER_TOKEN", ""), "image", "show", "9");
        assertThat(without.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(without.err()).contains("PRATIQUE_SERVER_TOKEN");
        TestRun nowhere = run(Map.of("PRATIQUE_SERVER", "127.0.0.1:1"), "image", "list");
        assertThat(nowhere.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run("image", "list", "--server", "http://127.0.0.1:1").err()).contains("cannot be reached");
        assertThat(run("image", "list", "--format", "xml").code()).isEqualTo(ExitCode.MISUSE);
    }
}
