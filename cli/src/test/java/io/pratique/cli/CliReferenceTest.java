package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// docs/reference/cli.md has every command, option, exit code and variable.
class CliReferenceTest {
    private static final Path PAGE = Project.root().resolve("docs/reference/cli.md");
    private static final String START = "<!-- commands: CliReferenceTest writes this part -->\n";
    private static final String END = "<!-- end of commands -->\n";
    private static final Pattern VARIABLE = Pattern.compile("PRATIQUE_[A-Z_]*[A-Z]|PREFIX \\+ \"(_[A-Z_]+)\"");

    @Test
    void hasEveryCommandAndOption() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(START) + START.length());
        String after = page.substring(page.indexOf(END));

        Golden.check(PAGE, before + commands(CommandTree.create()) + after);
    }

    private static String commands(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                .map(child -> own(child.getCommandSpec()) + commands(child))
                .collect(Collectors.joining());
    }

    private static String own(CommandSpec spec) {
        return spec.subcommands().isEmpty() || !spec.positionalParameters().isEmpty() ? section(spec) : "";
    }

    private static String section(CommandSpec spec) {
        String parameters = spec.positionalParameters().stream()
                .map(parameter -> " " + parameter.paramLabel())
                .collect(Collectors.joining());
        Stream<String> explained = spec.positionalParameters().stream()
                .map(parameter -> row(parameter.paramLabel(), parameter.description()));
        Stream<String> options = spec.options().stream().map(option -> row(words(option), option.description()));
        return "### `" + spec.qualifiedName() + " [OPTIONS]" + parameters + "`\n\n"
                + String.join(" ", spec.usageMessage().description()) + "\n\n| | |\n|---|---|\n"
                + Stream.concat(explained, options).collect(Collectors.joining()) + "\n";
    }

    private static String words(OptionSpec option) {
        String names = String.join("`, `", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(String words, String[] description) {
        return "| `" + words + "` | " + String.join(" ", description).replace("|", "\\|") + " |\n";
    }

    @Test
    void hasEveryExitCode() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(ExitCode.values()))
                .allSatisfy(code -> assertThat(page).contains("\n| " + code.number() + " | "));
    }

    @Test
    void hasEveryVariable() throws IOException {
        var used = new TreeSet<String>();
        used.addAll(variables(Project.root().resolve("pratique")));
        try (Stream<Path> modules = Files.list(Project.root())) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        used.addAll(variables(file));
                    }
                }
            }
        }
        // only the beginning of others' names
        used.remove("PRATIQUE_REGISTRY");
        String page = Files.readString(PAGE);

        assertThat(used).contains("PRATIQUE_JAVA", "PRATIQUE_REGISTRY_MIRRORS");
        assertThat(used).allSatisfy(variable -> assertThat(page).contains("`" + variable + "`"));
    }

    private static TreeSet<String> variables(Path file) throws IOException {
        var found = new TreeSet<String>();
        Matcher matcher = VARIABLE.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1) == null ? matcher.group() : "PRATIQUE_REGISTRY" + matcher.group(1));
        }
        return found;
    }
}
