package io.pratique.cli;

import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.advisory.store.DatabaseBuild.Summary;
import io.pratique.advisory.store.Snapshot;
import io.pratique.cli.output.OutputFile;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
                new Example("pratique db build --feeds feeds --output my.db", "to be used with --db my.db"),
                new Example(
                        "pratique db build --feeds feeds --snapshot --output s.zst", "what ships with the program"));
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
        spec.addOption(Options.flag(
                "--snapshot", "Only feeds whose licence lets them ship with a program, compressed; needs --output."));
        spec.addOption(Options.flag("--quiet", "No progress on standard error."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path feeds = Objects.requireNonNull(Options.path(parsed, "--feeds"));
        if (!Files.isDirectory(feeds)) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, "there is no folder " + feeds);
        }
        boolean snapshot = Options.has(parsed, "--snapshot");
        Path output = output(Options.path(parsed, "--output"), snapshot, around);
        OutputFile.check(output);
        boolean tells = Options.has(parsed, "--debug") || (around.errIsTerminal() && !Options.has(parsed, "--quiet"));
        Consumer<String> log = tells ? around::tell : line -> {};
        Summary summary = snapshot
                ? Snapshot.write(feeds, output, log)
                : DatabaseBuild.build(new DatabaseBuild.Request(feeds, output, null, false), log);
        return Cli.print(FeedTable.of(output, summary), around);
    }

    private static Path output(@Nullable Path named, boolean snapshot, Surroundings around) throws IOException {
        if (named != null) {
            return named;
        }
        if (snapshot) {
            throw new PratiqueException(ErrorKind.USAGE, "say with --output where to write the snapshot");
        }
        Path own = Databases.output(around);
        Files.createDirectories(Objects.requireNonNull(own.getParent()));
        return own;
    }
}
