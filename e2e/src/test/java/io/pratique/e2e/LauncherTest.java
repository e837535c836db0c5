package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.e2e.Installation.Ended;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `pratique`: where it is called from, and which Java it takes.
class LauncherTest {
    private static final String VERSION = "pratique ";

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.packaged(folder.resolve("a folder, it's"), folder.resolve("home"));
    }

    @Test
    void runsFromAnyDirectoryInAPathWithSpaces() throws Exception {
        Path relative = Path.of("../a folder, it's/pratique");

        assertThat(List.of(
                        installation.run("--version"),
                        installation.run("version"),
                        installation.run(Map.of(), relative, installation.home(), "--version"),
                        installation.run(Map.of(), Path.of("./pratique"), installation.folder(), "version")))
                .allSatisfy(ended -> {
                    assertThat(ended.code()).as(ended.err()).isZero();
                    assertThat(ended.out()).startsWith(VERSION);
                    assertThat(ended.err()).isEmpty();
                });
    }

    @Test
    void runsThroughSymbolicLinks() throws Exception {
        Path direct = Files.createSymbolicLink(folder.resolve("direct"), installation.program());
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("a folder, it's/pratique"));
        Path chain = Files.createSymbolicLink(folder.resolve("home/chain"), Path.of("../relative"));

        for (Path link : List.of(direct, relative, chain)) {
            assertThat(installation
                            .run(Map.of(), link, Path.of("/"), "--version")
                            .out())
                    .startsWith(VERSION);
        }
    }

    @Test
    void runsWhenFoundOnThePath() throws Exception {
        Path links = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(links.resolve("pratique"), installation.program());

        Ended ended = installation.run(
                Map.of("PATH", links + ":/usr/bin:/bin"), Path.of("/bin/sh"), folder, "-c", "pratique --version");

        assertThat(ended.out()).startsWith(VERSION);
    }

    @Test
    void passesWordsAndExitCodesThrough() throws Exception {
        Ended misuse = installation.run("scan", "an image", "--formt=*", "$HOME");
        Ended failure = installation.run("scan", "/no such 'file'");

        assertThat(misuse.code()).isEqualTo(2);
        assertThat(misuse.err()).contains("--formt=*");
        assertThat(failure.code()).isEqualTo(3);
        assertThat(failure.err()).contains("/no such 'file'").hasLineCount(1);
    }

    @Test
    void takesTheJavaThatIsNamed() throws Exception {
        Path named = Installation.jdk(folder.resolve("jdk 26"), "26", "26+1");
        Installation.script(named.resolve("bin/java"), "echo named");

        assertThat(installation
                        .run(Map.of("PRATIQUE_JAVA", named.toString()), "version")
                        .out())
                .isEqualTo("named\n");
        assertThat(installation
                        .run(Map.of("PRATIQUE_JAVA", named + "/bin/java"), "version")
                        .out())
                .isEqualTo("named\n");
        assertThat(installation
                        .run(Map.of("PRATIQUE_JAVA", "", "JAVA_HOME", named.toString()), "version")
                        .out())
                .isEqualTo("named\n");
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path old = Installation.jdk(folder.resolve("jdk-17"), "17.0.2", "17.0.2+8");
        String path = old.resolve("bin") + ":" + Installation.jdk().resolve("bin") + ":/usr/bin:/bin";

        Ended named = installation.run(Map.of("PRATIQUE_JAVA", old.toString()), "--version");
        Ended home =
                installation.run(Map.of("PRATIQUE_JAVA", "", "JAVA_HOME", old.toString(), "PATH", path), "--version");

        assertThat(named.code()).isEqualTo(3);
        assertThat(named.err()).contains("PRATIQUE_JAVA", "17").hasLineCount(1);
        assertThat(home.out()).as(home.err()).startsWith(VERSION);
    }

    @Test
    void looksIntoTheUsualFoldersAndSaysPlainlyWhatToInstall() throws Exception {
        Path jvms = Files.createDirectory(folder.resolve("jvms"));
        hideTheJdksOfThisMachine(jvms);
        Map<String, String> old = Map.of(
                "PRATIQUE_JAVA",
                "",
                "PATH",
                Installation.jdk(folder.resolve("17"), "17.0.2", "17+8") + "/bin:" + tools());

        Ended none = installation.run(old, "--version");
        Installation.jdk(jvms.resolve("temurin-25"), "25.0.1", "25.0.1+9");
        Ended one = installation.run(old, "--version");

        assertThat(none.code()).isEqualTo(3);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("JDK 25", "install", "Java 17").hasLineCount(1);
        assertThat(one.out()).as(one.err()).startsWith(VERSION);
    }

    /// Lets the launcher look for JDKs below one folder alone.
    private void hideTheJdksOfThisMachine(Path jvms) throws IOException {
        String text = Files.readString(installation.program());
        String hidden = text.replace("/usr/lib/jvm/*", "'" + jvms + "'/*")
                .replaceAll(" (/usr/|/opt/|/Library/)", " /nonexistent/");
        assertThat(hidden).isNotEqualTo(text);
        Files.writeString(installation.program(), hidden);
    }

    /// A folder with the tools that the launcher may use, and no java.
    private Path tools() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool :
                List.of("sh", "readlink", "find", "mkdir", "mv", "rm", "sed", "stty", "ls", "tail", "touch", "nice")) {
            for (Path place : List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool))) {
                if (Files.exists(place) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), place);
                }
            }
        }
        return tools;
    }

    @Test
    void aReadOnlyInstallationIsLeftAsItIs() throws Exception {
        List<Path> before = files();
        Ended lock = installation.run(
                Map.of(),
                Path.of("/bin/chmod"),
                folder,
                "-R",
                "a-w",
                installation.folder().toString());
        assertThat(lock.code()).isZero();

        Ended ended = installation.run(Map.of("PRATIQUE_AOT", "now"), "version");

        assertThat(ended.out()).as(ended.err()).startsWith(VERSION);
        assertThat(files()).isEqualTo(before);
        assertThat(installation.caches()).hasSize(1);
        installation.run(
                Map.of(),
                Path.of("/bin/chmod"),
                folder,
                "-R",
                "u+w",
                installation.folder().toString());
    }

    @Test
    void runsWhereNothingCanBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Map<String, String> nowhere = Map.of("HOME", file.toString(), "PRATIQUE_AOT", "now");

        assertThat(installation.run(nowhere, "version").out()).startsWith(VERSION);
        assertThat(installation
                        .run(Map.of("HOME", "", "PRATIQUE_AOT", "now"), "version")
                        .out())
                .startsWith(VERSION);
    }

    @Test
    void optionsOfTheJvmAreTheUsers() throws Exception {
        Map<String, String> options = Map.of("PRATIQUE_JAVA_OPTS", "-Xmx64m -XX:+UseParallelGC", "PRATIQUE_AOT", "now");

        Ended ended = installation.run(options, "version");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(installation.folder())) {
            return files.sorted().toList();
        }
    }

    @Test
    void isTheLauncherOfTheRepository() {
        assertThat(Project.root().resolve("pratique")).isExecutable();
    }
}
