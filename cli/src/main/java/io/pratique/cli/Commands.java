package io.pratique.cli;

import java.util.List;

/// All commands.
public final class Commands {
    public static final List<Command> ALL = List.of(
            new ScanCommand(),
            new ExplainCommand(),
            new SbomCommand(),
            new BaseCommand(),
            new VexCommand(),
            new DbCommand(),
            new ServerCommand(),
            new CompletionCommand(),
            new VersionCommand(),
            new HelpCommand(),
            new WarmUpCommand());

    private Commands() {}
}
