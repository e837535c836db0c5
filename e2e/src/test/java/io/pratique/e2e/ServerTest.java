package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.cli.ExitCode;
import io.pratique.e2e.PythonImage.Advisory;
import io.pratique.json.JsonValue;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.RealRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform as it runs: one server with its embedded database, and a real registry that tells it what happens.
class ServerTest {
    private static final List<Advisory> KNOWN = List.of(
            new Advisory("CVE-2026-1001", "barnacle", "2.0"),
            new Advisory("CVE-2026-1002", "barnacle", "1.5"),
            new Advisory("CVE-2026-1003", "capstan", "9"));

    @TempDir
    static Path folder;

    private static Installation installation;
    private static Path advisories;
    private static ServerProcess server;
    private static ServerApi api;
    private static WatchedRegistry watched;
    private static RealRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        ServerProcess.reachable(folder);
        installation = Installation.packaged(folder.resolve("program"), folder.resolve("home"));
        advisories = PythonImage.database(Files.createDirectory(folder.resolve("feeds")), KNOWN);
        int port = RealRegistry.freePort();
        server = ServerProcess.start(
                installation,
                Map.of(),
                "--data",
                folder.resolve("data").toString(),
                "--listen",
                "127.0.0.1:" + port,
                "--db",
                advisories.toString());
        server.awaitStart();
        api = ServerApi.of(port, server.token());
        watched = WatchedRegistry.connect(folder.resolve("registry"), api, port);
        registry = watched.start();
    }

    @AfterAll
    static void end() throws Exception {
        try {
            if (registry != null) {
                registry.close();
            }
            if (api != null) {
                api.close();
            }
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    private static Path layout(BuiltImage image) {
        return image.layout().writeTo(folder.resolve(image.manifest().digest().hex()));
    }

    private static JsonValue only(String search) throws Exception {
        assertThat(api.images(search)).hasSize(1);
        return api.images(search).getFirst();
    }

    private static List<String> places(String search) throws Exception {
        return only(search).get("places").strings();
    }

    private static void awaitScanned(String search, int images) throws Exception {
        server.await(images + " scanned images of " + search, () -> api.scanned(search, images));
    }

    @Test
    void scansWhatIsPushedAndFindsWhatTheCommandFinds() throws Exception {
        Path layout = layout(PythonImage.of("linux/amd64", "barnacle@1.0", "capstan@8", "davit@1"));
        registry.push(layout, "found/app:1");

        awaitScanned("found/app:1", 1);
        JsonValue image = only("found/app:1");
        assertThat(image.get("findings").get("critical").integer()).isEqualTo(3);
        assertThat(image.get("packages").integer()).isEqualTo(3);
        JsonValue report = api.get("/api/v1/images/" + image.get("id").integer() + "/report");
        Run command = Run.of("scan", layout.toString(), "--db", advisories.toString(), "--format", "json");
        assertThat(command.code()).as(command.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(command.json().get("findings").items()).hasSize(3);
        assertThat(report.get("findings")).isEqualTo(command.json().get("findings"));
        assertThat(report.get("packages")).isEqualTo(command.json().get("packages"));
    }

    @Test
    void followsATagThatMoves() throws Exception {
        registry.push(layout(PythonImage.of("linux/amd64", "barnacle@1.1")), "moved/app:1");
        awaitScanned("moved/app:1", 1);
        String first = only("moved/app:1").text("digest", "");
        BuiltImage second = PythonImage.of("linux/amd64", "barnacle@2.1");
        registry.push(layout(second), "moved/app:1");

        awaitScanned("moved/app", 2);
        assertThat(only("moved/app:1").text("digest"))
                .isEqualTo(second.manifest().digest().toString());
        assertThat(only("moved/app:1").get("findings").get("critical").integer())
                .isZero();
        assertThat(places(first)).containsExactly(registry.host() + "/moved/app");
    }

    @Test
    void foldsASecondPushOfTheSameImage() throws Exception {
        Path layout = layout(PythonImage.of("linux/amd64", "barnacle@1.2"));
        registry.push(layout, "same/app:1");
        awaitScanned("same/app:1", 1);
        String scanned = only("same/app:1").text("scanned");
        registry.push(layout, "same/app:2");
        registry.push(layout, "same/other:1");

        server.await("the third place", () -> places("same/app:1").size() == 3);
        server.await(
                "an empty queue",
                () -> api.get("/api/v1/jobs?state=ready").get("items").items().isEmpty()
                        && api.get("/api/v1/jobs?state=running")
                                .get("items")
                                .items()
                                .isEmpty());
        assertThat(only("same/app:2").text("scanned")).isEqualTo(scanned);
        assertThat(places("same/app:1"))
                .containsExactly(
                        registry.host() + "/same/app:1",
                        registry.host() + "/same/app:2",
                        registry.host() + "/same/other:1");
    }

    @Test
    void forgetsWhatIsDeleted() throws Exception {
        BuiltImage image = PythonImage.of("linux/amd64", "barnacle@1.3");
        registry.push(layout(image), "gone/app:1");
        registry.push(layout(image), "gone/app:2");
        awaitScanned("gone/app:2", 1);
        watched.tell(api, """
                {"id": "gone-1", "action": "delete", "target": {"repository": "gone/app", "tag": "1"},
                 "request": {"host": "%s"}}""".formatted(registry.host()));

        server.await("the end of a tag", () -> api.images("gone/app:1").isEmpty());
        assertThat(places("gone/app")).containsExactly(registry.host() + "/gone/app:2");
        registry.delete("gone/app", image.manifest().digest().toString());
        server.await("the end of the image", () -> api.images("gone/app").isEmpty());
        assertThat(api.images(image.manifest().digest().toString())).isEmpty();
    }

    @Test
    void scansEveryPlatformOfAnIndex() throws Exception {
        Path layout = new OciLayout()
                .index(
                        "multi",
                        PythonImage.of("linux/amd64", "barnacle@1.4"),
                        PythonImage.of("linux/arm64", "barnacle@1.6"))
                .writeTo(folder.resolve("index"));
        registry.push(layout, "multi/app:1");

        awaitScanned("multi/app:1", 2);
        assertThat(api.images("multi/app:1").stream()
                        .map(image -> image.text("platform") + " "
                                + image.get("findings").get("critical").integer()))
                .containsExactlyInAnyOrder("linux/amd64 2", "linux/arm64 1");
    }

    @Test
    void remembersThatSomebodyPulled() throws Exception {
        registry.push(layout(PythonImage.of("linux/amd64", "barnacle@1.7")), "pulled/app:1");
        awaitScanned("pulled/app:1", 1);
        assertThat(only("pulled/app:1").text("pulled"))
                .as("the scan is no pull")
                .isNull();
        registry.pull("pulled/app:1", folder.resolve("pulled"));

        server.await("the pull", () -> only("pulled/app:1").text("pulled") != null);
    }

    @Test
    void judgesTheStoredInventoryByNewAdvisoriesWithoutTheRegistry() throws Exception {
        registry.push(layout(PythonImage.of("linux/amd64", "ratline@1", "barnacle@3")), "judged/app:1");
        awaitScanned("judged/app:1", 1);
        assertThat(only("judged/app:1").get("findings").get("critical").integer())
                .isZero();
        registry.close();
        try {
            adopt("more", new Advisory("CVE-2026-2001", "ratline", "2"));
            server.await(
                    "the new finding",
                    () -> Long.valueOf(1)
                            .equals(only("judged/app:1")
                                    .get("findings")
                                    .get("critical")
                                    .integer()));
        } finally {
            registry = watched.start();
        }
    }

    /// Gives the platform the known advisories and one more, by another process on the same database.
    private static void adopt(String name, Advisory more) throws Exception {
        List<Advisory> all = java.util.stream.Stream.concat(KNOWN.stream(), java.util.stream.Stream.of(more))
                .toList();
        Path bigger = PythonImage.database(Files.createDirectory(folder.resolve(name)), all);
        Path postgres = folder.resolve("data/postgres");
        try (ServerProcess other = ServerProcess.start(
                installation,
                Map.of(
                        "PRATIQUE_DATABASE_USER",
                        "pratique",
                        "PRATIQUE_DATABASE_PASSWORD",
                        Files.readString(postgres.resolve("password")).strip()),
                "--data",
                folder.resolve(name + "-data").toString(),
                "--database-url",
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(postgres.resolve("port")).strip() + "/pratique",
                "--listen",
                "none",
                "--workers",
                "0",
                "--db",
                bigger.toString())) {
            other.awaitStart();
        }
    }

    @Test
    void learnsWhatARegistryNeverToldBecauseItWasKilled() throws Exception {
        int nobody = RealRegistry.freePort();
        WatchedRegistry silent = WatchedRegistry.connect(folder.resolve("silent"), api, nobody);
        BuiltImage first = PythonImage.of("linux/amd64", "barnacle@1.8");
        BuiltImage second = PythonImage.of("linux/amd64", "barnacle@1.9");
        try (RealRegistry killed = silent.start()) {
            killed.push("silent/app", "1", first);
            killed.push("silent/app", "2", first);
            poll(silent);
            awaitScanned("silent/app:1", 1);
            killed.push("silent/app", "2", second);
            killed.process().destroyForcibly().waitFor();
        }
        try (RealRegistry again = silent.start()) {
            poll(silent);
            awaitScanned("silent/app:2", 1);
            assertThat(only("silent/app:2").text("digest"))
                    .isEqualTo(second.manifest().digest().toString());
            again.delete("silent/app", first.manifest().digest().toString());
            poll(silent);
            server.await("the end of a tag", () -> api.images("silent/app:1").isEmpty());
        }
    }

    private static void poll(WatchedRegistry silent) throws Exception {
        Long job = api.send("POST", "/api/v1/registries/" + silent.id() + "/polls", "")
                .get("job")
                .integer();
        server.await(
                "the visit", () -> "done".equals(api.get("/api/v1/jobs/" + job).text("state")));
    }
}
