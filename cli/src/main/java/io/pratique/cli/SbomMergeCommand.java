package io.pratique.cli;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.compare.InventoryMerge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Makes one SBOM of several.
final class SbomMergeCommand implements Command {
    private static final String NAME = "merged";

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String summary() {
        return "Make one SBOM of several; the same package is listed once, with all its places.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique sbom merge a.json b.spdx --output all.json", "two documents into one"));
    }

    @Override
    public void describe(CommandSpec spec) {
        SbomRequest.addTo(spec);
        ScanOptionSpecs.addTargets(spec, "1..*");
        spec.addOption(Options.value("--name", "NAME", "What to call the whole; default " + NAME + "."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        SbomRequest request = SbomRequest.of(parsed, around);
        TargetRequest targets = TargetRequest.of(parsed);
        List<ScanResult> parts = new ArrayList<>();
        for (String reference : Options.parameters(parsed)) {
            parts.add(targets.inventory(reference, around));
        }
        String name = Options.text(parsed, "--name");
        ScanResult whole = InventoryMerge.of(name == null ? NAME : name, parts);
        request.write(whole, around);
        return SbomCommand.end(whole, around);
    }
}
