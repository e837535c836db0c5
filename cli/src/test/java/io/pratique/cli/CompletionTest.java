package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion scripts, run by the shells themselves.
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletes() throws Exception {
        assertThat(bash("sca")).containsExactly("scan");
        assertThat(bash("")).contains("scan", "db", "completion", "help").doesNotContain("warm-up");
        assertThat(bash("db", ""))
                .containsExactlyInAnyOrder(
                        "build", "diff", "export", "import", "info", "lookup", "pull", "push", "status", "update",
                        "verify");
        assertThat(bash("db", "build", "--f")).containsExactly("--feeds");
        assertThat(bash("scan", "--for")).containsExactly("--format");
        assertThat(bash("scan", "--format", "")).containsExactlyInAnyOrder("table", "json", "cyclonedx");
        assertThat(bash("scan", "--format", "=", "j")).containsExactly("json");
        assertThat(bash("scan", "--fail-on", "cr")).containsExactly("critical");
        assertThat(bash("completion", "")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        Files.createFile(folder.resolve("image.tar"));
        assertThat(bash("scan", "ima")).containsExactly("image.tar");
        assertThat(bash("--debug", "scan", "--only")).containsExactly("--only-fixed");
    }

    @Test
    void fishCompletes() throws Exception {
        assertThat(fish("sca")).containsExactly("scan");
        assertThat(fish("")).contains("scan", "db", "completion", "help").doesNotContain("warm-up");
        assertThat(fish("db "))
                .containsExactlyInAnyOrder(
                        "build", "diff", "export", "import", "info", "lookup", "pull", "push", "status", "update",
                        "verify");
        assertThat(fish("db build --f")).containsExactly("--feeds");
        assertThat(fish("scan --format ")).containsExactlyInAnyOrder("table", "json", "cyclonedx");
        assertThat(fish("scan --fail-on cr")).containsExactly("critical");
        assertThat(fish("completion ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        Files.createFile(folder.resolve("image.tar"));
        assertThat(fish("scan ima")).contains("image.tar");
    }

    @Test
    void zshCompletes() throws Exception {
        assertThat(zsh("sca")).isEqualTo("pratique scan ");
        assertThat(zsh("db bu")).isEqualTo("pratique db build ");
        assertThat(zsh("db build --f")).startsWith("pratique db build --feeds");
        assertThat(zsh("scan --forma")).startsWith("pratique scan --format");
        assertThat(zsh("scan --format cy")).isEqualTo("pratique scan --format cyclonedx ");
        assertThat(zsh("completion fi")).isEqualTo("pratique completion fish ");
        Files.createFile(folder.resolve("image.tar"));
        assertThat(zsh("scan ima")).isEqualTo("pratique scan image.tar ");
    }

    private List<String> bash(String... words) throws Exception {
        String line = Stream.concat(Stream.of("pratique"), Arrays.stream(words))
                .map(word -> "'" + word + "'")
                .reduce("", (all, word) -> all + " " + word);
        String program = "source ./script; COMP_WORDS=(" + line + "); COMP_CWORD=" + words.length
                + "; _pratique; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return run("bash", "--norc", "-c", program);
    }

    private List<String> fish(String line) throws Exception {
        return run("fish", "--no-config", "-c", "source ./script; complete -C 'pratique " + line + "'").stream()
                .map(candidate -> candidate.split("\t", 2)[0])
                .toList();
    }

    /// The command line after a press of the tabulator: a shell of its own behind a pseudo-terminal, which says
    /// what its line became.
    private String zsh(String line) throws Exception {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        String inside = """
                PS1=; unsetopt beep; autoload -Uz compinit; compinit -u -D; source ./script
                tell() { print -r -- "$BUFFER" >said; exit }; zle -N tell; bindkey '^X' tell; bindkey '^I' complete-word
                """;
        Files.writeString(folder.resolve(".zshrc"), inside);
        String outside = """
                zmodload zsh/zpty; export ZDOTDIR=$PWD; zpty inner zsh -i; zpty -w -n inner "pratique %s"$'\\t\\x18'
                while zpty -r inner line; do :; done; true
                """;
        run("zsh", "-f", "-c", outside.formatted(line));
        return Files.readString(said)
                .stripTrailing()
                .concat(Files.readString(said).contains(" \n") ? " " : "");
    }

    private List<String> run(String shell, String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, shell))),
                () -> "skipped: " + shell + " is absent");
        TestRun script = TestRun.in(folder, "completion", shell);
        assertThat(script.code()).isEqualTo(ExitCode.SUCCESS);
        Files.writeString(folder.resolve("script"), script.out());
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(shell), Arrays.stream(arguments)).toList());
        builder.directory(folder.toFile()).environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "dumb");
        Path errors = folder.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return said.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }
}
