package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.StandardOutput;
import io.pratique.match.Assessment;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.report.explain.PackageExplanation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Tells all that is known of one package of a target.
final class ExplainCommand implements Command {
    private static final int SHOWN = 5;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Say where a package of a target is, who needs it and what is wrong with it.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique explain app:1.4 openssl", "all packages of that name"),
                new Example("pratique explain dir:. qs@6.7.0", "one version"),
                new Example("pratique explain app:1.4 pkg:npm/qs@6.7.0", "by its package URL"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(ScanOptionSpecs.oneTarget());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("1")
                .type(String.class)
                .paramLabel("PACKAGE")
                .description("Its name, its name and version joined by @, or its package URL.")
                .build());
        spec.addOption(Databases.option());
        ScanOptionSpecs.addReading(spec);
        spec.addOption(Options.flag("--no-color", "No colour; also by $NO_COLOR."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String target = Options.parameter(parsed);
        String wanted = parsed.matchedPositional(1).getValue();
        try (AdvisoryStore store = Databases.open(Options.path(parsed, "--db"), around)) {
            Assessment assessment =
                    new Matcher().assess(TargetRequest.of(parsed).scan(target, around), store);
            List<Component> components = PackageExplanation.named(assessment, wanted);
            if (components.isEmpty()) {
                throw new PratiqueException(ErrorKind.NOT_FOUND, absent(assessment, target, wanted));
            }
            boolean colour = around.colour() && !Options.has(parsed, "--no-color");
            StandardOutput.write(around.out(), PackageExplanation.of(assessment, components, colour));
            if (assessment.scan().status() != ScanStatus.COMPLETE) {
                around.tell("not everything in " + target + " could be read, so that more may be to say");
            }
            return ExitCode.SUCCESS;
        }
    }

    private static String absent(Assessment assessment, String target, String wanted) {
        String part = wanted.toLowerCase(Locale.ROOT);
        List<String> near = assessment.scan().sbom().components().stream()
                .map(Component::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .distinct()
                .limit(SHOWN)
                .toList();
        return wanted + " is not in " + target
                + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
    }
}
