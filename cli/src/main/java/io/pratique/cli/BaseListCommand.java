package io.pratique.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Names the base images that were learnt.
final class BaseListCommand implements Command {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "Name the base images that were learnt.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique base list", "each with its digest"));
    }

    @Override
    public void describe(CommandSpec spec) {}

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        var out = new StringBuilder();
        Bases.known(around)
                .forEach(base -> out.append(
                                Lines.single(base.name() + "  " + base.digest() + "  " + BaseLearnCommand.layers(base)))
                        .append('\n'));
        return Cli.print(out.isEmpty() ? "none; see pratique base learn --help\n" : out.toString(), around);
    }
}
