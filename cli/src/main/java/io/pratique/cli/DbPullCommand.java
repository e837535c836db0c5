package io.pratique.cli;

import io.pratique.advisory.exchange.DatabaseImport;
import io.pratique.advisory.exchange.signature.Trust;
import io.pratique.cli.output.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Takes the database from a registry.
final class DbPullCommand implements Command {
    @Override
    public String name() {
        return "pull";
    }

    @Override
    public String summary() {
        return "Take the advisory database from a registry, where 'db push' put it.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example(
                        "pratique db pull registry.example/security/advisories:1 --key db.pub",
                        "only when it is signed with this key"),
                new Example("pratique db pull registry.example/security/advisories:1", "whoever made it"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("REF", List.of(), "REGISTRY/REPOSITORY:TAG or @DIGEST, where it is."));
        ExchangeOptions.describeReceiving(spec);
        spec.addOption(Options.flag("--insecure", "Allow plain HTTP and unverified TLS for the registry of REF."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Trust trust = ExchangeOptions.trust(parsed);
        Path output = ExchangeOptions.output(parsed, around);
        OutputFile.check(output);
        String reference = Options.parameter(parsed);
        try (RegistryParcel source = RegistryParcel.reading(reference, Options.has(parsed, "--insecure"), around)) {
            var taken = new DatabaseImport(output, trust, Options.has(parsed, "--allow-older")).run(source);
            return Cli.print(ExchangeText.received(output, taken), around);
        }
    }
}
