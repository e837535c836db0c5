package io.pratique.cli;

import io.pratique.advisory.exchange.DatabaseImport;
import io.pratique.advisory.exchange.signature.Trust;
import io.pratique.cli.output.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Takes the database of an exported file.
final class DbImportCommand implements Command {
    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "Take the advisory database from a file that 'db export' wrote.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db import advisories.tar --key db.pub", "only when it is signed with this key"),
                new Example("pratique db import advisories.tar", "whoever made it"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter(Options.FILE, List.of(), "The file to read."));
        ExchangeOptions.describeReceiving(spec);
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Trust trust = ExchangeOptions.trust(parsed);
        Path output = ExchangeOptions.output(parsed, around);
        OutputFile.check(output);
        try (ArchiveParcel source = ArchiveParcel.open(Options.path(Options.parameter(parsed)), around)) {
            var taken = new DatabaseImport(output, trust, Options.has(parsed, "--allow-older")).run(source);
            return Cli.print(ExchangeText.received(output, taken), around);
        }
    }
}
