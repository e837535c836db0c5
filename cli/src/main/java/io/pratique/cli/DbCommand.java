package io.pratique.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands about the advisory database.
final class DbCommand implements Command {
    @Override
    public String name() {
        return "db";
    }

    @Override
    public String summary() {
        return "Update, build, search, compare, verify, send or receive the advisory database.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db update", "what the feeds tell today, for all scans to come"),
                new Example("pratique db lookup CVE-2021-44228", "what is known of a problem"),
                new Example("pratique db info", "which advisories are used, and how old they are"),
                new Example("pratique db build --feeds feeds", "a new database from downloaded feeds"));
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                new DbUpdateCommand(),
                new DbStatusCommand(),
                new DbBuildCommand(),
                new DbInfoCommand(),
                new DbLookupCommand(),
                new DbDiffCommand(),
                new DbVerifyCommand(),
                new DbExportCommand(),
                new DbImportCommand(),
                new DbPushCommand(),
                new DbPullCommand());
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
