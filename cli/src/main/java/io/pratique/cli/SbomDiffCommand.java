package io.pratique.cli;

import io.pratique.cli.output.StandardOutput;
import io.pratique.json.JsonWriter;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.compare.InventoryDiff;
import io.pratique.sbom.compare.InventoryDiff.Change;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Says in what two inventories differ.
final class SbomDiffCommand implements Command {
    private static final List<String> FORMATS = List.of("text", "json");

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "Say which packages two SBOMs or other targets do not share; exit code 1 where there are any.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique sbom diff old.json new.json", "two documents"),
                new Example("pratique sbom diff app:1.4 app:1.5 --format json", "two images, for programs"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.choice("--format", "FORMAT", FORMATS, "One of text, json; default text."));
        ScanOptionSpecs.addTargets(spec, "2");
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String given = Options.text(parsed, "--format");
        String format = given == null ? FORMATS.getFirst() : given;
        if (!FORMATS.contains(format)) {
            throw ScanRequest.unknown("format", format, FORMATS);
        }
        TargetRequest targets = TargetRequest.of(parsed);
        List<String> references = Options.parameters(parsed);
        ScanResult before = targets.inventory(references.getFirst(), around);
        ScanResult after = targets.inventory(references.getLast(), around);
        InventoryDiff diff = InventoryDiff.of(before.sbom(), after.sbom());
        if (format.equals("json")) {
            StandardOutput.write(around.out(), out -> {
                try (JsonWriter json = new JsonWriter(out)) {
                    json.object(() -> write(json, diff, before, after));
                }
            });
        } else {
            StandardOutput.write(around.out(), text(diff));
        }
        return end(diff, before, after, around);
    }

    /// Two parts that are alike say nothing of the wholes.
    private static ExitCode end(InventoryDiff diff, ScanResult before, ScanResult after, Surroundings around) {
        boolean complete = before.status() == ScanStatus.COMPLETE && after.status() == ScanStatus.COMPLETE;
        if (!complete) {
            around.tell("only a part could be compared: an SBOM is incomplete");
        }
        if (!diff.changes().isEmpty()) {
            return ExitCode.FINDINGS;
        }
        return complete ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private static String text(InventoryDiff diff) {
        var out = new StringBuilder();
        String type = "";
        for (Change change : diff.changes()) {
            if (!change.type().equals(type)) {
                type = change.type();
                out.append(Lines.single(type)).append('\n');
            }
            String before = String.join(", ", change.before());
            String after = String.join(", ", change.after());
            String line = switch (change.kind()) {
                case ADDED -> "+ " + change.name() + " " + after;
                case REMOVED -> "- " + change.name() + " " + before;
                case CHANGED -> "~ " + change.name() + " " + before + " -> " + after;
            };
            out.append("  ").append(Lines.single(line).stripTrailing()).append('\n');
        }
        return out.append(diff.count(Change.Kind.ADDED))
                .append(" added, ")
                .append(diff.count(Change.Kind.REMOVED))
                .append(" removed, ")
                .append(diff.count(Change.Kind.CHANGED))
                .append(" changed\n")
                .toString();
    }

    private static void write(JsonWriter json, InventoryDiff diff, ScanResult before, ScanResult after)
            throws IOException {
        json.bool("complete", before.status() == ScanStatus.COMPLETE && after.status() == ScanStatus.COMPLETE);
        for (Change.Kind kind : Change.Kind.values()) {
            json.array(kind.name().toLowerCase(Locale.ROOT), () -> {
                for (Change change : diff.changes()) {
                    if (change.kind() == kind) {
                        json.object(() -> {
                            json.string("type", change.type()).string("name", change.name());
                            json.strings("before", change.before()).strings("after", change.after());
                        });
                    }
                }
            });
        }
    }
}
