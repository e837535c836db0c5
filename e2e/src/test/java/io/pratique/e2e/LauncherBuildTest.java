package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.e2e.Installation.Ended;
import io.pratique.e2e.Installation.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the launcher builds the program; a stand-in for Maven notes that it was called.
class LauncherBuildTest {
    @TempDir
    private Path folder;

    private Installation installation;
    private Path calls;
    private Path source;
    private Map<String, String> environment;

    @BeforeEach
    void cloneTheProject() throws IOException {
        installation = Installation.cloned(folder.resolve("a clone"), folder.resolve("home"));
        calls = folder.resolve("calls");
        source = installation.folder().resolve("cli/src/main/Source.java");
        maven("touch -d '+2 seconds' cli/target/dist/build-id");
        environment = Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    }

    private void maven(String does) throws IOException {
        Installation.script(folder.resolve("bin/mvn"), "echo \"$PWD $*\" >>'" + calls + "'\n" + does);
    }

    private void change() throws IOException {
        Path id = installation.folder().resolve("cli/target/dist/build-id");
        Files.setLastModifiedTime(
                source, FileTime.from(Files.getLastModifiedTime(id).toInstant().plus(Duration.ofSeconds(1))));
    }

    @Test
    void buildsOnlyWhenASourceIsNewer() throws Exception {
        assertThat(installation.run(environment, "version").err()).isEmpty();
        assertThat(calls).doesNotExist();

        change();
        Ended built = installation.run(environment, "version");
        Ended again = installation.run(environment, "version");

        assertThat(built.out()).as(built.err()).startsWith("pratique ");
        assertThat(built.err()).contains("building");
        assertThat(again.err()).isEmpty();
        assertThat(Files.readAllLines(calls))
                .singleElement()
                .satisfies(call ->
                        assertThat(call).startsWith(installation.folder() + " ").contains("package"));
    }

    @Test
    void canBeToldNotTo() throws Exception {
        change();

        Ended ended = installation.run(
                Map.of("PRATIQUE_NO_BUILD", "1", "PATH", folder.resolve("bin") + ":/usr/bin:/bin"), "version");

        assertThat(ended.out()).startsWith("pratique ");
        assertThat(calls).doesNotExist();
    }

    @Test
    void buildsOnceWhenManyStartAtOnce() throws Exception {
        change();
        List<Started> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(installation.start(environment, installation.program(), folder, "version"));
        }
        for (Started started : all) {
            Ended ended = Installation.ended(started);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("pratique ");
        }
        assertThat(Files.readAllLines(calls)).hasSize(1);
    }

    @Test
    void aFailedBuildIsAFailureOfOneLine() throws Exception {
        change();
        maven("echo '[ERROR] something is missing -> [Help 1]'; exit 1");

        Ended ended = installation.run(environment, "version");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines().toList().getLast()).contains("build.log", "something is missing");
        assertThat(installation.folder().resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void aLockOfAKilledBuildDoesNotHinder() throws Exception {
        change();
        Path lock = Files.createDirectory(installation.folder().resolve("cli/target/build.lock"));
        Files.writeString(lock.resolve("owner"), "999999999\n");

        assertThat(installation.run(environment, "version").code()).isZero();
        assertThat(Files.readAllLines(calls)).hasSize(1);
    }
}
