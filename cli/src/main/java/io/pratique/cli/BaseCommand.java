package io.pratique.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands about base images.
final class BaseCommand implements Command {
    @Override
    public String name() {
        return "base";
    }

    @Override
    public String summary() {
        return "Learn base images, so that reports tell what came with them from what is yours.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique base learn debian:12 node:22", "learn the layers of two images"),
                new Example("pratique base list", "what was learnt"));
    }

    @Override
    public List<Command> subcommands() {
        return List.of(new BaseLearnCommand(), new BaseListCommand(), new BaseForgetCommand());
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
