package io.pratique.cli;

import io.pratique.advisory.mirror.DownloadResult;
import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.advisory.mirror.FeedResult;
import io.pratique.advisory.mirror.Mirror;
import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.BuildLock;
import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.advisory.store.DatabaseBuild.FeedReport;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Fetches what changed in the feeds and makes the database anew.
final class DbUpdateCommand implements Command {
    /// How many failures of one feed are told.
    private static final int FAILURES_TOLD = 3;

    private static final String WAITING = "waiting for another process that builds the same database";

    @Override
    public String name() {
        return "update";
    }

    @Override
    public String summary() {
        return "Fetch what changed in the feeds and bring the advisory database up to date.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db update", "all feeds that anybody may use"),
                new Example("pratique db update --feed debian --feed pypi", "only these; others stay as they are"),
                new Example("pratique db update --accept wolfi", "also a feed whose terms limit its use"),
                new Example("pratique db update --with ubuntu-vex", "also a feed that is off by default"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.values(
                "--feed", "ID", FeedChoice.fetchable(), "Fetch this feed only; may be given several times."));
        spec.addOption(
                Options.values(
                        "--accept",
                        "ID",
                        List.of("chainguard", "wolfi"),
                        "Accept the terms of a feed that limit its use, such as chainguard or wolfi; it is left out otherwise."));
        spec.addOption(
                Options.values(
                        "--with",
                        "ID",
                        FeedChoice.optional(),
                        "Also a feed that is off by default: redhat-oval and ubuntu-oval in place of redhat and ubuntu, ubuntu-vex beside."));
        spec.addOption(Options.value("--output", Options.FILE, "Where to write it, if not where scans look for it."));
        spec.addOption(Options.flag("--quiet", "No progress on standard error; what failed is told."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        boolean quiet = Options.has(parsed, "--quiet");
        FeedChoice choice = FeedChoice.of(
                Options.texts(parsed, "--feed"),
                Options.texts(parsed, "--accept"),
                Options.texts(parsed, "--with"),
                around);
        FeedFolder folder = FeedFolder.of(around);
        Path output = output(Options.path(parsed, "--output"), around);
        if (choice.named().isEmpty() && !choice.leftOut().isEmpty() && !quiet) {
            around.tell("left out, since their terms limit their use: " + String.join(", ", choice.leftOut())
                    + "; --accept ID adds one");
        }
        fetch(choice.fetched(), folder, quiet, around);
        Consumer<String> log = Options.has(parsed, "--debug") ? around::tell : line -> {};
        var request = new DatabaseBuild.Request(folder.root(), output, folder.segments(), false, choice.added());
        String before;
        Summary summary;
        try (BuildLock _ = BuildLock.acquire(folder.segments(), () -> around.tell(WAITING))) {
            before = generation(output);
            summary = DatabaseBuild.build(choice.allowed(), request, log);
        }
        tellBroken(summary.feeds(), around);
        String after = summary.generation().id();
        String step = before == null
                ? "none -> " + after
                : before.equals(after) ? after + ", unchanged" : before + " -> " + after;
        return Cli.print(FeedTable.of(output, summary) + "generation " + step + "\n", around);
    }

    private static Path output(@Nullable Path named, Surroundings around) throws IOException {
        Path output = named == null ? Databases.output(around) : named;
        if (named == null) {
            Files.createDirectories(Objects.requireNonNull(output.getParent()));
        }
        OutputFile.check(output);
        return output;
    }

    /// @throws PratiqueException when nothing could be fetched
    private static void fetch(List<FeedDownloads> feeds, FeedFolder folder, boolean quiet, Surroundings around)
            throws IOException {
        List<FeedResult> results;
        try (Mirror mirror = folder.open(around);
                var progress = new FetchProgress(feeds, quiet, around, System::nanoTime)) {
            results = mirror.update(feeds, progress);
        }
        for (FeedResult result : results) {
            List<String> failures = result.failures();
            failures.stream().limit(FAILURES_TOLD).forEach(reason -> around.tell(result.feed() + ": " + reason));
            if (failures.size() > FAILURES_TOLD) {
                around.tell(result.feed() + ": and " + (failures.size() - FAILURES_TOLD) + " more");
            }
        }
        boolean nothing = results.stream()
                .flatMap(result -> result.results().values().stream())
                .allMatch(DownloadResult.Failed.class::isInstance);
        if (nothing) {
            throw new PratiqueException(ErrorKind.IO, "no feed could be fetched; the database is as it was");
        }
    }

    private static void tellBroken(List<FeedReport> feeds, Surroundings around) {
        for (FeedReport feed : feeds) {
            switch (feed.outcome()) {
                case KEPT ->
                    around.tell(feed.id() + ": kept what it told before: "
                            + feed.failure().orElse(""));
                case FAILED -> around.tell(feed.id() + ": " + feed.failure().orElse(""));
                case READ, UNCHANGED, ABSENT, NOT_BUNDLED, OTHER_FORM -> {}
            }
        }
    }

    /// Of the database that will be replaced; null where there is none that can be read.
    private static @Nullable String generation(Path file) {
        try (AdvisoryDatabase database = AdvisoryDatabase.open(file)) {
            return database.generation().id();
        } catch (PratiqueException absentOrDamaged) {
            return null;
        }
    }
}
