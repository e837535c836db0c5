package io.pratique.cli;

import io.pratique.cli.output.OutputFile;
import io.pratique.cli.output.StandardOutput;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// In what form an inventory is to be written, and where to.
record SbomRequest(
        SbomFormats.Choice choice,
        @Nullable Path output,
        @Nullable Instant created) {

    /// Adds the options that are read here.
    static void addTo(CommandSpec spec) {
        List<String> words = words();
        String ids = String.join(", ", SbomFormats.choices());
        spec.addOption(Options.choice(
                "--format",
                "FORMAT",
                words,
                "One of " + ids + "; without @ the newest version. Default " + words.getFirst() + "."));
        spec.addOption(Options.value("--output", Options.FILE, "Write the SBOM there, whole or not at all."));
        spec.addOption(Options.value(
                "--created",
                "TIME",
                "When the SBOM is made, as 2026-01-31T12:00:00Z. Without it: $SOURCE_DATE_EPOCH, else nothing in"
                        + " CycloneDX and the present in SPDX, which asks for a time."));
    }

    private static List<String> words() {
        List<String> words =
                new ArrayList<>(SbomFormats.ALL.stream().map(SbomFormat::id).toList());
        words.addAll(SbomFormats.choices());
        return words;
    }

    /// @throws PratiqueException when an option has no sensible value
    static SbomRequest of(ParseResult parsed, Surroundings around) {
        String format = Options.text(parsed, "--format");
        String id = format == null ? SbomFormats.ALL.getFirst().id() : format;
        SbomFormats.Choice choice =
                SbomFormats.of(id).orElseThrow(() -> ScanRequest.unknown("format", id, SbomFormats.choices()));
        @Nullable Path output = Options.path(parsed, "--output");
        if (output != null) {
            OutputFile.check(output);
        }
        return new SbomRequest(choice, output, created(Options.text(parsed, "--created"), choice, around));
    }

    private static @Nullable Instant created(@Nullable String text, SbomFormats.Choice choice, Surroundings around) {
        if (text != null) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException invalid) {
                throw new PratiqueException(
                        ErrorKind.USAGE, "not a time: " + text + "; write it as 2026-01-31T12:00:00Z", invalid);
            }
        }
        boolean needed = choice.format().id().startsWith("spdx");
        boolean told = !around.variable("SOURCE_DATE_EPOCH").isEmpty();
        return needed || told ? around.now() : null;
    }

    void write(ScanResult result, Surroundings around) throws IOException {
        var options = new SbomOptions(choice.version(), Version.text(), created);
        StandardOutput.Content content = out -> choice.format().write(result, options, out);
        if (output == null) {
            StandardOutput.write(around.out(), content);
        } else {
            OutputFile.write(output, content);
        }
    }
}
