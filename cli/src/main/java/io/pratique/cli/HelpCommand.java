package io.pratique.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Prints what `--help` of another command prints.
final class HelpCommand implements Command {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Print the help of a command.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique help db build", "the same as: pratique db build --help"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("COMMAND")
                .description("The command; without one, the list of all.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        List<String> words = parsed.hasMatchedPositional(0) ? parsed.matchedPositional(0).getValue() : List.of();
        String[] asked = Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);
        CommandLine root = CommandTree.create();
        ParseResult help = root.parseArgs(asked);
        while (help.hasSubcommand()) {
            help = help.subcommand();
        }
        return Cli.print(help.commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF), around);
    }
}
