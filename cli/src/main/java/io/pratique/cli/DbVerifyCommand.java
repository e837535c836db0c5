package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Compares an advisory database with the hash inside it.
final class DbVerifyCommand implements Command {
    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "Check that the advisory database holds what was written.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique db verify --db my.db", "exit code 0 when it is whole, 3 when not"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Databases.option());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        try (AdvisoryDatabase database = Databases.open(Options.path(parsed, "--db"), around)) {
            database.verify();
            return Cli.print("sound: sha256:" + database.hash() + "\n", around);
        }
    }
}
