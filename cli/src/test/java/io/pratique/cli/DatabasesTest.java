package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which database is used.
class DatabasesTest {
    @TempDir
    private Path home;

    @BeforeEach
    void unpackSamples() {
        Samples.unpack(home);
    }

    @Test
    void theShippedSnapshotServesWithoutAnyOther() {
        assertThat(info(Map.of())).contains("shipped with the program", "AlmaLinux:9");
        assertThat(home.resolve(".cache/pratique")).isNotEmptyDirectory();
    }

    @Test
    void aBuiltDatabaseIsPreferred() {
        build();

        assertThat(info(Map.of()))
                .contains(home.resolve(".local/share/pratique/advisories.db").toString());
    }

    @Test
    void dataHasItsOwnPlace() {
        Map<String, String> environment =
                Map.of("XDG_DATA_HOME", home.resolve("data").toString());
        String feeds = home.resolve("feeds").toString();

        TestRun build = TestRun.in(home, environment, Set.of(), "db", "build", "--feeds", feeds);

        assertThat(build.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(info(environment))
                .contains(home.resolve("data/pratique/advisories.db").toString());
        assertThat(info(Map.of())).contains("shipped");
    }

    @Test
    void theVariableIsPreferredToTheBuiltOneAndTheOptionToAll() {
        build("--output", home.resolve("one.db").toString());
        build("--output", home.resolve("two.db").toString());
        build();
        Map<String, String> one = Map.of("PRATIQUE_DB", home.resolve("one.db").toString());

        assertThat(info(one)).contains("one.db");
        assertThat(info(one, "--db", home.resolve("two.db").toString())).contains("two.db");
    }

    @Test
    void withoutAHomeTheOutputMustBeNamed() {
        Map<String, String> none = Map.of("HOME", "");

        TestRun run = TestRun.in(
                home,
                none,
                Set.of(),
                "db",
                "build",
                "--feeds",
                home.resolve("feeds").toString());

        assertThat(run.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("--output");
    }

    private void build(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(
                new String[] {"db", "build", "--feeds", home.resolve("feeds").toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        assertThat(TestRun.in(home, words).code()).isEqualTo(ExitCode.SUCCESS);
    }

    private String info(Map<String, String> environment, String... more) {
        String[] words = new String[2 + more.length];
        System.arraycopy(new String[] {"db", "info"}, 0, words, 0, 2);
        System.arraycopy(more, 0, words, 2, more.length);
        TestRun run = TestRun.in(home, environment, Set.of(), words);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        return run.out();
    }
}
