package io.pratique.cli;

import io.pratique.image.ImageTarget;
import io.pratique.image.Target;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.sbom.base.KnownBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Remembers which layers images have.
final class BaseLearnCommand implements Command {
    @Override
    public String name() {
        return "learn";
    }

    @Override
    public String summary() {
        return "Remember the layers of base images. Only manifests and configurations are read.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique base learn debian:12", "again when the tag moves: both are remembered"),
                new Example("pratique base learn node:22 --platform linux/arm64", "of another platform"));
    }

    @Override
    public void describe(CommandSpec spec) {
        ScanOptionSpecs.addTargets(spec, "1..*");
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        TargetRequest targets = TargetRequest.of(parsed);
        List<KnownBase> learnt = new ArrayList<>();
        for (String reference : Options.parameters(parsed)) {
            try (Target target = targets.open(reference, around)) {
                learnt.add(learn(target, reference));
            }
        }
        Bases.add(learnt, around);
        var out = new StringBuilder();
        learnt.forEach(base -> out.append(Lines.single("learnt " + base.name() + ", " + layers(base)))
                .append('\n'));
        return Cli.print(out.toString(), around);
    }

    static String layers(KnownBase base) {
        int count = base.diffIds().size();
        return count + (count == 1 ? " layer" : " layers");
    }

    private static KnownBase learn(Target target, String reference) {
        if (target instanceof ImageTarget image) {
            return KnownBase.of(image.image())
                    .orElseThrow(() -> new PratiqueException(
                            ErrorKind.INVALID_INPUT, reference + " does not tell the digests of its layers' contents"));
        }
        throw new PratiqueException(ErrorKind.USAGE, reference + " is no image");
    }
}
