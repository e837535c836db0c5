package io.pratique.cli;

import io.pratique.advisory.exchange.Parcel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Puts the database into a registry.
final class DbPushCommand implements Command {
    @Override
    public String name() {
        return "push";
    }

    @Override
    public String summary() {
        return "Put the advisory database into a registry.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example(
                        "pratique db push registry.example/security/advisories:1", "for 'pratique db pull' elsewhere"),
                new Example(
                        "pratique db push registry.example/security/advisories:1 --sign-key db.key",
                        "with a signature beside it"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("REF", List.of(), "REGISTRY/REPOSITORY:TAG, where to put it."));
        ExchangeOptions.describeSending(spec);
        spec.addOption(Options.flag("--insecure", "Allow plain HTTP and unverified TLS for the registry of REF."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String reference = Options.parameter(parsed);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (RegistryParcel sink = RegistryParcel.writing(reference, Options.has(parsed, "--insecure"), around);
                Parcel parcel = ExchangeOptions.pack(parsed, folder, around)) {
            parcel.sendTo(sink);
            return Cli.print(ExchangeText.sent("reference   " + reference, parcel), around);
        }
    }
}
