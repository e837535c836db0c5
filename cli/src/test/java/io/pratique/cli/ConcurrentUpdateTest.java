package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.BuildLock;
import io.pratique.advisory.store.DatabaseBuild;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An update in a process of its own, beside this one.
class ConcurrentUpdateTest {
    @TempDir
    private Path home;

    private final FeedHosts hosts = new FeedHosts();

    @BeforeEach
    void serveAnEcosystem() throws IOException {
        hosts.osv("Hex", Map.of("lantern", "1.2.0", "crane", "2.0.0"));
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    private Process update() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "db", "update"));
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.toString(), "PRATIQUE_FEED_MIRRORS", hosts.place()));
        builder.redirectOutput(home.resolve("out").toFile());
        return builder.start();
    }

    @Test
    void theSecondProcessTakesWhatTheFirstBuilt() throws Exception {
        var around = new Surroundings(System.out, System.err, Map.of("HOME", home.toString()), Set.of(), 0);
        FeedFolder folder = FeedFolder.of(around);
        Path database = Databases.output(around);
        Files.createDirectories(database.getParent());
        Process second;
        try (var lock = BuildLock.acquire(folder.segments(), () -> {})) {
            second = update();
            readUntil(second.errorReader(StandardCharsets.UTF_8), "waiting for another process that builds");
            DatabaseBuild.build(
                    FeedChoice.of(List.of(), List.of(), List.of(), around).allowed(),
                    new DatabaseBuild.Request(folder.root(), database, folder.segments(), false),
                    line -> {});
        }
        assertThat(second.waitFor()).isZero();
        assertThat(Files.readString(home.resolve("out")))
                .contains("hex                          2         0  unchanged\n")
                .contains("left as it is: " + database)
                .endsWith(", unchanged\n");
    }

    private static void readUntil(BufferedReader lines, String words) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(words)) {
                return;
            }
        }
        throw new AssertionError("it ended without waiting");
    }
}
