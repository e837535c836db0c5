package io.pratique.cli;

import io.pratique.image.Limits;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.ImageSources;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The options of `scan`, with their help.
final class ScanOptionSpecs {
    /// The label of parameters that are targets.
    static final String TARGET = "TARGET";

    static final String ATTACHED = "--attached";

    private ScanOptionSpecs() {}

    static void addTo(CommandSpec spec) {
        spec.addPositional(oneTarget());
        report(spec);
        ServerRequest.addTo(spec);
        source(spec);
        database(spec);
        limits(spec);
    }

    static PositionalParamSpec oneTarget() {
        return Options.parameter(TARGET, sources(), target());
    }

    /// What it takes to read targets, without a word about vulnerabilities.
    ///
    /// @param arity how many targets, as picocli writes it
    static void addTargets(CommandSpec spec, String arity) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(arity.equals("0..1") ? "0" : "0..*")
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(TARGET)
                .completionCandidates(sources())
                .description(target())
                .build());
        addReading(spec);
    }

    /// What it takes to judge one target, and to write what comes of it.
    static void addJudging(CommandSpec spec) {
        spec.addPositional(oneTarget());
        spec.addOption(Options.value("--output", Options.FILE, "Write it there, whole or not at all."));
        ExceptionRequest.addTo(spec);
        addReading(spec);
        database(spec);
    }

    /// How targets are to be read.
    static void addReading(CommandSpec spec) {
        spec.addOption(Options.flag("--quiet", "No progress on standard error."));
        source(spec);
        limits(spec);
    }

    private static List<String> sources() {
        return ImageSources.ALL.stream().map(source -> source.id() + ":").toList();
    }

    private static String[] target() {
        String prefixes = ImageSources.ALL.stream().map(ImageSource::id).collect(Collectors.joining(":, ", "", ":"));
        return new String[] {
            "An image reference, an archive, a folder or an SBOM. What it is, is told by its form; these prefixes force it: "
                    + prefixes
        };
    }

    private static void report(CommandSpec spec) {
        List<String> formats = ScanRequest.formats();
        spec.addOption(Options.choice(
                "--format",
                "FORMAT",
                formats,
                "One of " + String.join(", ", formats) + "; default " + formats.getFirst() + "."));
        spec.addOption(Options.value("--output", Options.FILE, "Write the report there, whole or not at all."));
        spec.addOption(Options.values(
                "--severity",
                "SEVERITY",
                ScanRequest.SEVERITIES,
                "Keep only these, separated by commas: " + String.join(", ", ScanRequest.SEVERITIES) + "."));
        spec.addOption(Options.flag("--only-fixed", "Keep only findings that an update ends."));
        spec.addOption(Options.choice(
                "--from",
                "PART",
                ScanRequest.PARTS,
                "Keep only findings in what the base image brought (base), or in what was added to it (yours)."));
        spec.addOption(
                Options.choice(
                        "--sort",
                        "ORDER",
                        ScanRequest.ORDERS,
                        "Which findings come first: those with the highest risk (risk, the default), the worst (severity), or by package."));
        ExceptionRequest.addTo(spec);
        spec.addOption(Options.flag("--show-suppressed", "Name the findings that exceptions hide, with the reasons."));
        spec.addOption(Options.choice(
                "--fail-on", "SEVERITY", ScanRequest.SEVERITIES, "Exit code 1 when a finding is this bad or worse."));
        spec.addOption(
                Options.flag("--allow-incomplete", "With --fail-on: let a scan pass that could not read everything."));
        spec.addOption(Options.value("--explain", "ID", "Instead of the report, tell how this problem was evaluated."));
        spec.addOption(Options.flag("--quiet", "No progress on standard error."));
        spec.addOption(Options.flag("--no-color", "No colour; also by $NO_COLOR."));
    }

    private static void source(CommandSpec spec) {
        spec.addOption(Options.value(
                "--platform",
                "OS/ARCH",
                "Of an image for several platforms take this one; default: this machine's, else the only one."));
        spec.addOption(Options.flag("--insecure", "Allow plain HTTP and unverified TLS for the registry of TARGET."));
        spec.addOption(Options.values(
                "--skip", "PATTERN", List.of(), "Leave out paths of a folder, as 'home/**'; may be repeated."));
        spec.addOption(Options.value(
                "--threads",
                "N",
                "How many layers or files to read at once; default: one for each processor, at most 8."));
        spec.addOption(
                Options.choice(
                        ATTACHED,
                        "HOW",
                        ScanRequest.ATTACHED,
                        "SBOMs attached to an image in its registry: ignore them, the default, or use them: what they list joins what is in"
                                + " the layers. No signature is verified: whoever may push to the repository may attach them."));
        MavenRequest.addTo(spec);
    }

    private static void database(CommandSpec spec) {
        spec.addOption(Databases.option());
    }

    private static void limits(CommandSpec spec) {
        Limits standard = Limits.DEFAULT;
        spec.addOption(Options.value("--max-entries", "N", "Files in a target; default " + standard.entries() + "."));
        spec.addOption(Options.value(
                "--max-layer-size",
                "SIZE",
                "Uncompressed bytes of a layer; default " + mib(standard.layerSize()) + "."));
        spec.addOption(Options.value(
                "--max-ratio", "N", "Uncompressed bytes for each stored byte; default " + standard.ratio() + "."));
        spec.addOption(Options.value(
                "--max-file-size",
                "SIZE",
                "Bytes of a file that is read as a whole; default " + mib(standard.fileSize()) + "."));
        spec.addOption(Options.value(
                "--max-header-size",
                "SIZE",
                "Bytes of a header in an archive; default " + mib(standard.headerSize()) + "."));
        spec.addOption(
                Options.value("--max-nesting", "N", "Archives inside archives; default " + standard.nesting() + "."));
    }

    private static String mib(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + "g" : (bytes >> 20) + "m";
    }
}
