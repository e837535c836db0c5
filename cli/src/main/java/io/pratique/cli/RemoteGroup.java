package io.pratique.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands about one sort of thing that a server has.
///
/// @param members made only when they are named: most of the time the program is started for something else
record RemoteGroup(String name, String summary, Supplier<List<Command>> members) implements Command {
    @Override
    public List<Command> subcommands() {
        return members.get();
    }

    @Override
    public boolean runs() {
        return false;
    }

    /// The first of each of the first subcommands.
    @Override
    public List<Example> examples() {
        return subcommands().stream()
                .limit(4)
                .map(command -> command.examples().getFirst())
                .toList();
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().commandListHeading("%nCommands:%n");
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) {
        throw new IllegalStateException("only its subcommands run");
    }
}
