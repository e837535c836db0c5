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
            RemoteCommands.IMAGES,
            RemoteCommands.VULNERABILITIES,
            RemoteCommands.COMPONENTS,
            RemoteCommands.DECISIONS,
            RegistryCommands.REGISTRIES,
            RemoteCommands.JOBS,
            RemoteCommands.SCHEDULES,
            RemoteCommands.SETTINGS,
            RemoteCommands.TOKENS,
            RemoteCommands.GENERATIONS,
            RemoteCommands.FEEDS,
            new CompletionCommand(),
            new VersionCommand(),
            new HelpCommand(),
            new WarmUpCommand());

    private Commands() {}
}
