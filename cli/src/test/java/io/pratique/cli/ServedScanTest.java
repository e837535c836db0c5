package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.PratiqueServer;
import io.pratique.server.ServerSettings;
import io.pratique.testing.registry.FakeRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// `scan --server`, with a server on its own PostgreSQL.
@TestInstance(Lifecycle.PER_CLASS)
class ServedScanTest {
    @TempDir
    private static Path folder;

    private final FakeRegistry registry = FakeRegistry.plain();
    private PratiqueServer server;
    private String token;
    private String database;

    @BeforeAll
    void begin() throws IOException {
        Samples.unpack(folder);
        // PostgreSQL does not run as root: its user must be able to pass.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path built = folder.resolve("my.db");
        TestRun.in(folder, "db", "build", "--feeds", folder.resolve("feeds").toString(), "--output", built.toString());
        database = built.toString();
        server = PratiqueServer.start(
                new ServerSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        folder.resolve("server"),
                        null,
                        0,
                        built,
                        file -> List.of(),
                        Map.of(),
                        "1"),
                Clock.systemUTC());
        token = server.token().orElseThrow();
    }

    @AfterAll
    void end() throws IOException {
        registry.close();
        server.close();
    }

    private TestRun served(String image, String token, String... more) {
        List<String> words = new java.util.ArrayList<>(
                List.of("scan", image, "--db", database, "--server", "http://127.0.0.1:" + server.port()));
        words.addAll(List.of(more));
        return TestRun.in(folder, Map.of(ServerConnection.TOKEN, token), Set.of(), words.toArray(String[]::new));
    }

    @Test
    void answersFromTheServerWhatAScanHereSaysAndReadsNoLayer() {
        registry.image("app", "1", WarmUpData.debian().build());
        String image = registry.host() + "/app:1";
        List<TestRun> here = List.of("json", "table", "cyclonedx").stream()
                .map(format -> TestRun.in(folder, "scan", image, "--db", database, "--format", format))
                .toList();
        assertThat(here.getFirst().out()).contains("\"advisory\"");
        TestRun first = served(image, token, "--format", "json");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).isEqualTo(here.getFirst().out());
        int read = registry.seen("/blobs/").size();

        assertThat(List.of("json", "table", "cyclonedx").stream()
                        .map(format -> served(image, token, "--format", format).out())
                        .toList())
                .isEqualTo(here.stream().map(TestRun::out).toList());
        assertThat(registry.seen("/blobs/").size() - read)
                .as("the configuration, once a run")
                .isEqualTo(3);

        assertThat(served(image, token, "--format", "json", "--rescan").out())
                .isEqualTo(here.getFirst().out());
        assertThat(registry.seen("/blobs/").size() - read).isGreaterThan(4);
    }

    @Test
    void saysWhatIsWrongWithTheTokenWithoutShowingIt() {
        registry.image("other", "1", WarmUpData.debian().build());
        TestRun wrong = served(registry.host() + "/other:1", "prq_wrong");
        assertThat(wrong.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(wrong.err()).contains("does not take the token").doesNotContain("prq_wrong");
        assertThat(served("app:1", "").err()).contains("PRATIQUE_SERVER_TOKEN");
    }

    @Test
    void sendsNoTokenInTheOpenToAnotherMachine() {
        TestRun refused = TestRun.in(folder, "scan", "app:1", "--server", "http://pratique.example.com");
        assertThat(refused.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(refused.err()).contains("https");
    }
}
