package io.pratique.cli;

import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.advisory.store.DatabaseBuild.Summary;
import io.pratique.cli.output.OutputFile;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Makes an advisory database from a folder of feeds.
final class DbBuildCommand implements Command {
    @Override
    public String name() {
        return "build";
    }

    @Override
    public String summary() {
        return "Build the advisory database from a folder of downloaded feeds.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db build --feeds feeds", "for all scans to come"),
                new Example("pratique db build --feeds feeds --output my.db", "to be used with --db my.db"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--feeds")
                .required(true)
                .type(String.class)
                .paramLabel(Options.FOLDER)
                .description("The folder of feeds.")
                .build());
        spec.addOption(Options.value("--output", Options.FILE, "Where to write it, if not where scans look for it."));
        spec.addOption(Options.flag("--bundled-only", "Only feeds whose licence lets their facts ship with a program."));
        spec.addOption(Options.flag("--quiet", "Do not tell what is read and left out."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path feeds = Objects.requireNonNull(Options.path(parsed, "--feeds"));
        if (!Files.isDirectory(feeds)) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, "there is no folder " + feeds);
        }
        Path named = Options.path(parsed, "--output");
        Path output = named != null ? named : Files.createDirectories(parent(Databases.output(around))).resolve("advisories.db");
        OutputFile.check(output);
        Consumer<String> log = Options.has(parsed, "--quiet") ? line -> {} : around::tell;
        Summary summary = DatabaseBuild.build(feeds, output, log, Options.has(parsed, "--bundled-only"));
        return Cli.print(describe(output, summary), around);
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static String describe(Path output, Summary summary) {
        return Lines.single("wrote " + output + ": generation " + summary.generation().id() + ", " + summary.bytes() + " bytes")
                + "\n";
    }
}
