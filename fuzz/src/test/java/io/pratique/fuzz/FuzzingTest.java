package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Fuzzes one target with Jazzer in a process of its own; `fuzz/run` calls this. What breaks the target is written
/// to its corpus.
@EnabledIfSystemProperty(named = "fuzz.target", matches = ".+", disabledReason = "fuzz/run fuzzes")
class FuzzingTest {
    private final FuzzTarget target = Targets.named(System.getProperty("fuzz.target"));
    private final Path work = Project.root().resolve("fuzz/target/fuzzing").resolve(target.name());

    @Test
    void findsNothing() throws IOException, InterruptedException {
        Path found =
                Files.createDirectories(Project.root().resolve("fuzz/corpus").resolve(target.name()));
        Process jazzer = new ProcessBuilder(command(found, corpus()))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();

        assertThat(jazzer.waitFor()).as("see " + work.resolve("log")).isZero();
    }

    /// The inputs that it learnt in earlier runs, and the seeds.
    private Path corpus() throws IOException {
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        int number = 0;
        for (byte[] seed : target.seeds().inputs()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        return corpus;
    }

    private List<String> command(Path found, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfuzz.target=" + target.name(),
                Jazzer.class.getName(),
                "--target_class=" + Fuzzer.class.getName(),
                "--instrumentation_includes=io.pratique.**:tools.jackson.**:io.airlift.**:org.snakeyaml.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + found + "/",
                "-max_total_time=" + Integer.getInteger("fuzz.seconds", 60),
                "-timeout=20",
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                corpus.toString(),
                found.toString());
    }
}
