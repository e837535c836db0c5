package io.pratique.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands about VEX documents.
final class VexCommand implements Command {
    @Override
    public String name() {
        return "vex";
    }

    @Override
    public String summary() {
        return "Write VEX documents.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example(
                "pratique vex create app:1.4 --author crew@harbour.example --output app.openvex.json",
                "what the exceptions here say of an image"));
    }

    @Override
    public List<Command> subcommands() {
        return List.of(new VexCreateCommand());
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
