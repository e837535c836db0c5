package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.e2e.Installation.Ended;
import io.pratique.e2e.Installation.Started;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The AOT cache that the launcher makes: one for each build and JVM, never wrong, never in the way.
class LauncherCacheTest {
    private static final Map<String, String> NOW = Map.of("PRATIQUE_AOT", "now");
    private static final int AT_ONCE = 6;

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.packaged(folder.resolve("installed"), folder.resolve("home"));
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        Ended first = installation.run(NOW, "version");
        List<Path> made = installation.caches();
        FileTime time = Files.getLastModifiedTime(made.getFirst());
        Path log = folder.resolve("classes.log");
        Ended second = installation.run(
                Map.of("PRATIQUE_AOT", "", "PRATIQUE_JAVA_OPTS", "-Xlog:class+load:file=" + log), "version");

        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
        assertThat(installation.caches()).isEqualTo(made).hasSize(1);
        assertThat(Files.getLastModifiedTime(made.getFirst())).isEqualTo(time);
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("io.pratique.cli.Cli "))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void manyAtOnceOnAColdCacheAllAnswerAndLeaveOneCache() throws Exception {
        List<Started> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(installation.start(NOW, installation.program(), folder, "version"));
        }
        for (Started started : all) {
            Ended ended = Installation.ended(started);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("pratique ");
            assertThat(ended.err()).isEmpty();
        }
        assertThat(installation.caches())
                .hasSize(1)
                .allMatch(file -> file.toString().endsWith(".aot"));
    }

    @Test
    void anotherBuildOfTheJvmHasItsOwn() throws Exception {
        Path before = Installation.jdk(folder.resolve("25.0.1"), "25.0.1", "25.0.1+8");
        Path after = Installation.jdk(folder.resolve("25.0.2"), "25.0.2", "25.0.2+10");

        for (Path jdk : List.of(before, after, before)) {
            Ended ended = installation.run(Map.of("PRATIQUE_AOT", "now", "PRATIQUE_JAVA", jdk.toString()), "version");
            assertThat(ended.out()).as(ended.err()).startsWith("pratique ");
        }
        assertThat(installation.caches()).hasSize(2);
    }

    @Test
    void aReplacedJarRunsItsNewCode() throws Exception {
        installation.run(NOW, "version");
        replaceTheProgram();

        assertThat(installation.run(NOW, "version").out()).isEqualTo("new code\n");
        assertThat(installation.run("version").out()).isEqualTo("new code\n");
    }

    @Test
    void anotherBuildRunsItsNewCodeAndGetsItsOwn() throws Exception {
        installation.run(NOW, "version");
        List<Path> old = installation.caches();
        Path jar = replaceTheProgram();
        Path id = Files.writeString(installation.folder().resolve("build-id"), "f".repeat(64) + "\n");
        Files.setLastModifiedTime(jar, Files.getLastModifiedTime(id));
        for (Path each : Files.newDirectoryStream(installation.folder().resolve("lib"))) {
            Files.setLastModifiedTime(each, Files.getLastModifiedTime(id));
        }

        assertThat(installation.run(NOW, "version").out()).isEqualTo("new code\n");
        assertThat(installation.caches()).containsAll(old).hasSizeGreaterThan(1);
    }

    /// Puts another program in place of the one that was built.
    private Path replaceTheProgram() throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("new")).resolve("Main.java"),
                "package io.pratique.cli; public class Main { public static void main(String[] a) { System.out.println(\"new code\"); } }");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.resolve("new").toString(), source.toString());
        assertThat(code).isZero();
        Path built = folder.resolve("new.jar");
        try (OutputStream out = Files.newOutputStream(built);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("io/pratique/cli/Main.class"));
            Files.copy(folder.resolve("new/io/pratique/cli/Main.class"), zip);
        }
        return Files.move(
                built, installation.folder().resolve("lib/pratique.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aDamagedCacheIsMadeAnew() throws Exception {
        installation.run(NOW, "version");
        Path cache = installation.caches().getFirst();
        byte[] whole = Files.readAllBytes(cache);
        byte[] changed = whole.clone();
        Arrays.fill(changed, whole.length / 3, whole.length / 2, (byte) 0x5a);

        for (byte[] damaged : List.of(changed, Arrays.copyOf(whole, whole.length / 2), new byte[0], new byte[5000])) {
            Files.write(cache, damaged);
            Ended without = installation.run(Map.of("PRATIQUE_AOT", ""), "version");
            Ended again = installation.run(NOW, "version");

            assertThat(List.of(without, again)).allSatisfy(ended -> {
                assertThat(ended.code()).as(ended.err()).isZero();
                assertThat(ended.out()).startsWith("pratique ");
                assertThat(ended.err()).isEmpty();
            });
            assertThat(Files.size(cache)).isGreaterThan(damaged.length == whole.length ? 0 : damaged.length);
            assertThat(installation.caches()).hasSize(1);
        }
    }

    @Test
    void leftoversOfAKilledRunDoNotHinder() throws Exception {
        installation.run(NOW, "version");
        Path cache = installation.caches().getFirst();
        Files.delete(cache);
        Path lock = Files.createDirectory(Path.of(cache + ".lock"));
        Files.writeString(lock.resolve("owner"), "999999999\n");
        Files.writeString(Path.of(cache + ".new"), "half");

        Ended ended = installation.run(NOW, "version");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(installation.caches()).containsExactly(cache);
    }

    @Test
    void onlyTheNewestStay() throws Exception {
        installation.run(NOW, "version");
        Path own = installation.caches().getFirst();
        for (int days = 1; days <= 5; days++) {
            Path old = Files.copy(own, own.resolveSibling(days + ".aot"));
            FileTime time = Files.getLastModifiedTime(own);
            Files.setLastModifiedTime(old, FileTime.from(time.toInstant().minus(Duration.ofDays(days))));
        }
        Files.delete(own);

        installation.run(NOW, "version");

        assertThat(installation.caches()).hasSize(4).contains(own).noneMatch(file -> file.endsWith("5.aot"));
    }
}
