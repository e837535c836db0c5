package io.pratique.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

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
        List<String> words =
                parsed.hasMatchedPositional(0) ? parsed.matchedPositional(0).getValue() : List.of();
        CommandLine asked = CommandTree.create();
        for (String word : words) {
            CommandLine below = asked.getSubcommands().get(word);
            if (below == null) {
                throw new UnmatchedArgumentException(asked, List.of(word));
            }
            asked = below;
        }
        return Cli.print(asked.getUsageMessage(CommandLine.Help.Ansi.OFF), around);
    }
}
