package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Forgets a base image.
final class BaseForgetCommand implements Command {
    @Override
    public String name() {
        return "forget";
    }

    @Override
    public String summary() {
        return "Forget a base image.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique base forget debian:12", "every digest of that name"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("NAME", List.of(), "As 'base list' has it."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String name = Options.parameter(parsed);
        int count = Bases.remove(name, around);
        if (count == 0) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, name + " was not learnt; see pratique base list");
        }
        return Cli.print("forgot " + Lines.single(name) + "\n", around);
    }
}
