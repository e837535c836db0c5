package io.pratique.advisory.store;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Builds a database from a folder of feeds: `pratique db build`.
public final class DatabaseBuild {
    /// A feed that is broken throughout must not flood the log; all problems are counted.
    private static final int NAMED_LIMIT = 1_000;

    private DatabaseBuild() {}

    /// What became of the feeds.
    ///
    /// @param bytes the length of the database file
    public record Summary(Generation generation, List<FeedReport> feeds, long bytes) {
        public Summary {
            feeds = List.copyOf(feeds);
        }
    }

    /// @param items records that went in; of a feed of ratings or dates these are ratings or dates
    /// @param problems records left out because they are malformed
    /// @param failure why the feed as a whole could not be read
    public record FeedReport(String id, Outcome outcome, int items, int problems, Optional<String> failure) {}

    public enum Outcome {
        READ,
        ABSENT,
        FAILED,
        /// Its licence does not let it ship with the program.
        NOT_BUNDLED
    }

    /// Reads every feed that is there. A record or a feed that cannot be read is logged and left out; it never ends
    /// the build.
    ///
    /// @param feeds a folder with `mirror` and `upstream` inside, or one that holds such a folder as `feeds`
    /// @param log told what is read and what is left out, one line each
    /// @param bundledOnly only feeds whose licence lets them ship with the program
    /// @throws PratiqueException when no feed is there at all, or the file cannot be written
    public static Summary build(Path feeds, Path output, Consumer<String> log, boolean bundledOnly) {
        return build(Feeds.ALL, feeds, output, log, bundledOnly);
    }

    static Summary build(List<Feed> all, Path feeds, Path output, Consumer<String> log, boolean bundledOnly) {
        Path folder = root(feeds);
        var builder = new DatabaseBuilder(FeedDates.newest(folder));
        List<FeedReport> reports = new ArrayList<>();
        for (Feed feed : all) {
            FeedReport report = bundledOnly && !feed.bundled()
                    ? new FeedReport(feed.id(), Outcome.NOT_BUNDLED, 0, 0, Optional.empty())
                    : read(feed, folder, builder, log);
            log.accept(describe(report));
            reports.add(report);
        }
        if (reports.stream().noneMatch(report -> report.outcome() == Outcome.READ)) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "no feed could be read below " + feeds + "; it should hold mirror/ or upstream/");
        }
        try {
            builder.write(output);
            Generation generation = AdvisoryDatabase.open(output).generation();
            return new Summary(generation, reports, Files.size(output));
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "cannot write " + output + ": " + ScanProblem.describe(problem), problem);
        }
    }

    private static Path root(Path feeds) {
        Path inner = feeds.resolve("feeds");
        return Files.isDirectory(inner) ? inner : feeds;
    }

    private static FeedReport read(Feed feed, Path folder, DatabaseBuilder builder, Consumer<String> log) {
        Path data = feed.locations().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        if (data == null) {
            return new FeedReport(feed.id(), Outcome.ABSENT, 0, 0, Optional.empty());
        }
        int[] counts = new int[2];
        try {
            feed.read(data, item -> counts[0] += builder.accept(feed.id(), item) ? 1 : 0, problem -> {
                if (++counts[1] <= NAMED_LIMIT) {
                    log.accept(feed.id() + ": left out " + problem);
                }
            });
            feed.complete().forEach(builder::complete);
            return new FeedReport(feed.id(), Outcome.READ, counts[0], counts[1], Optional.empty());
        } catch (IOException | RuntimeException problem) {
            // Whatever is wrong with one feed or its reader, the others go in.
            Optional<String> failure = Optional.of(ScanProblem.describe(problem));
            return new FeedReport(feed.id(), Outcome.FAILED, counts[0], counts[1], failure);
        }
    }

    private static String describe(FeedReport report) {
        return report.id()
                + switch (report.outcome()) {
                    case READ -> ": " + report.items() + " records, " + report.problems() + " left out";
                    case ABSENT -> ": absent, skipped";
                    case NOT_BUNDLED -> ": not bundled, skipped";
                    case FAILED ->
                        ": failed after " + report.items() + " records: "
                                + report.failure().orElse("");
                };
    }
}
