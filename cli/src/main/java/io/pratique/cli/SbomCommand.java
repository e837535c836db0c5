package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Writes down what is in a target, for other programs.
final class SbomCommand implements Command {
    @Override
    public String name() {
        return "sbom";
    }

    @Override
    public String summary() {
        return "Write an SBOM of an image, an archive, a folder or another SBOM; compare or merge SBOMs.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique sbom alpine:3.22", "CycloneDX on standard output"),
                new Example("pratique sbom app:1.4 --format spdx@2.3 --output app.spdx.json", "SPDX in a file"),
                new Example("pratique sbom sbom:app.cdx.json --format spdx-tag-value", "from one format to another"),
                new Example("pratique scan sbom:app.cdx.json", "find vulnerabilities in an SBOM"));
    }

    @Override
    public List<Command> subcommands() {
        return List.of(new SbomDiffCommand(), new SbomMergeCommand());
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        SbomRequest.addTo(spec);
        ScanOptionSpecs.addTargets(spec, "0..1");
        spec.usageMessage().commandListHeading("%nCommands, where their name stands in the place of TARGET:%n");
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        List<String> targets = Options.parameters(parsed);
        if (targets.isEmpty()) {
            throw new PratiqueException(ErrorKind.USAGE, "which target? See pratique sbom --help");
        }
        SbomRequest request = SbomRequest.of(parsed, around);
        ScanResult result = TargetRequest.of(parsed).inventory(targets.getFirst(), around);
        request.write(result, around);
        return end(result, around);
    }

    /// A part is better than nothing, but nobody may take it for the whole.
    static ExitCode end(ScanResult result, Surroundings around) {
        if (result.status() == ScanStatus.COMPLETE) {
            return ExitCode.SUCCESS;
        }
        int count = result.problems().size();
        String first = count == 0 ? "" : ": " + result.problems().getFirst().message();
        around.tell(
                "the SBOM is incomplete, and says so" + first + (count > 1 ? ", and " + (count - 1) + " more" : ""));
        boolean nothing = result.status() == ScanStatus.FAILED || result.status() == ScanStatus.UNSUPPORTED;
        return nothing ? ExitCode.FAILURE : ExitCode.SUCCESS;
    }
}
