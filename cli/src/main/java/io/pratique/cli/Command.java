package io.pratique.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command. Stateless.
///
/// To add one: a class, a line in [Commands#ALL], a section in docs/reference/cli.md.
public interface Command {
    /// What is typed: `scan`.
    String name();

    /// One line for the list of commands.
    String summary();

    /// Command lines that work, each with what it does.
    List<Example> examples();

    /// Adds the command's own options and parameters.
    void describe(CommandSpec spec);

    default List<Command> subcommands() {
        return List.of();
    }

    /// Whether it does something itself, rather than its subcommands alone.
    default boolean runs() {
        return subcommands().isEmpty();
    }

    /// Whether it is left out of help and completion.
    default boolean hidden() {
        return false;
    }

    /// Does what was asked for.
    ///
    /// @throws io.pratique.model.PratiqueException with one line for the user, when it cannot be done
    ExitCode run(ParseResult parsed, Surroundings around) throws IOException;

    record Example(String command, String does) {}
}
