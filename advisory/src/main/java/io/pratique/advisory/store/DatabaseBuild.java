package io.pratique.advisory.store;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Builds a database from a folder of feeds: `pratique db build`, `pratique db update`.
public final class DatabaseBuild {
    private DatabaseBuild() {}

    /// What a build is made of.
    ///
    /// @param feeds a folder with `mirror` and `upstream` inside, or one that holds such a folder as `feeds`
    /// @param output the database
    /// @param segments where what each feed gave is kept, so that the next build reads only what changed; null to
    ///     keep
    ///     nothing
    /// @param bundledOnly only feeds whose licence lets them ship with the program
    /// @param preferred ids of feeds that are read instead of others which tell the same in another form, as far as
    ///     their data are there
    public record Request(
            Path feeds, Path output, @Nullable Path segments, boolean bundledOnly, Set<String> preferred) {
        public Request(Path feeds, Path output, @Nullable Path segments, boolean bundledOnly) {
            this(feeds, output, segments, bundledOnly, Set.of());
        }

        boolean takes(Feed feed) {
            return feed.bundled() || !bundledOnly;
        }
    }

    /// What became of the feeds.
    ///
    /// @param bytes the length of the database file
    /// @param written whether it was written now; not where the same lay there already
    public record Summary(Generation generation, List<FeedReport> feeds, long bytes, boolean written) {
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
        /// Its data are those that were read before.
        UNCHANGED,
        /// It could not be read, so that what it gave before stays in force.
        KEPT,
        ABSENT,
        FAILED,
        /// Its licence does not let it ship with the program.
        NOT_BUNDLED,
        /// Another feed that tells the same is read.
        OTHER_FORM;

        /// Whether what it tells is in the database as a whole.
        boolean sound() {
            return this == READ || this == UNCHANGED || this == KEPT;
        }

        /// Whether the same data will come to the same again.
        private boolean settled() {
            return this != KEPT && this != FAILED;
        }
    }

    /// Reads every feed that is there. A record or a feed that cannot be read is logged and left out; it never ends
    /// the build.
    ///
    /// @param log told what is read and what is left out, one line each
    /// @throws PratiqueException when no feed is there at all, or the file cannot be written
    public static Summary build(Request request, Consumer<String> log) {
        return build(Feeds.ALL, request, log);
    }

    /// Reads only some of the feeds, such as those whose terms were accepted.
    public static Summary build(List<Feed> all, Request request, Consumer<String> log) {
        Path folder = root(request.feeds());
        Predicate<Feed> chosen = Forms.of(all, folder, request);
        Instant newest = FeedDates.newest(folder);
        LastBuild last = request.segments() == null
                ? null
                : new LastBuild(request.segments().resolve("last-build"));
        if (last != null) {
            Optional<Summary> same = last.same(inputs(all, folder, chosen, newest), request.output());
            if (same.isPresent()) {
                return same.get();
            }
        }
        var builder = new DatabaseBuilder(newest);
        var inputs = new LastBuild.Inputs(newest);
        List<FeedReport> reports = new ArrayList<>();
        read(all, folder, request, chosen, (feed, result) -> {
            result.log().forEach(log);
            FeedReport report = result.report();
            if (result.segment().isPresent()) {
                report = accept(builder, feed, report, result.segment().get());
            }
            inputs.add(feed, result.segment().map(Segments.Segment::fingerprint).orElse(null));
            log.accept(describe(report));
            reports.add(report);
        });
        if (reports.stream().noneMatch(report -> report.outcome().sound())) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "no feed could be read below " + request.feeds() + "; it should hold mirror/ or upstream/");
        }
        try {
            builder.write(request.output());
            try (AdvisoryDatabase database = AdvisoryDatabase.open(request.output())) {
                if (last != null
                        && reports.stream().allMatch(report -> report.outcome().settled())) {
                    last.keep(inputs.name(), database.hash(), reports);
                }
                return new Summary(database.generation(), reports, Files.size(request.output()), true);
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "cannot write " + request.output() + ": " + ScanProblem.describe(problem), problem);
        }
    }

    /// What a database would be made of now.
    private static String inputs(List<Feed> all, Path folder, Predicate<Feed> chosen, Instant newest) {
        var inputs = new LastBuild.Inputs(newest);
        for (Feed feed : all) {
            inputs.add(feed, chosen.test(feed) ? FeedReading.fingerprint(feed, folder) : null);
        }
        return inputs.name();
    }

    private interface Taker {
        void take(Feed feed, FeedReading.Result result);
    }

    /// Feeds are read side by side and taken in order, so that the same feeds give the same bytes.
    private static void read(List<Feed> all, Path folder, Request request, Predicate<Feed> chosen, Taker taker) {
        Segments segments = request.segments() == null ? null : new Segments(request.segments());
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<FeedReading.Result>> results = new ArrayList<>();
            for (Feed feed : all) {
                Callable<FeedReading.Result> reading = chosen.test(feed)
                        ? new FeedReading(feed, folder, segments)::read
                        : () -> skipped(feed, why(feed, folder, request));
                results.add(workers.submit(reading));
            }
            for (int i = 0; i < results.size(); i++) {
                taker.take(all.get(i), results.set(i, null).get());
            }
        } catch (ExecutionException problem) {
            throw new IllegalStateException(problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PratiqueException(ErrorKind.IO, "interrupted while reading feeds", interrupted);
        }
    }

    private static Outcome why(Feed feed, Path folder, Request request) {
        if (!request.takes(feed)) {
            return Outcome.NOT_BUNDLED;
        }
        return FeedReading.isThere(feed, folder) ? Outcome.OTHER_FORM : Outcome.ABSENT;
    }

    private static FeedReading.Result skipped(Feed feed, Outcome reason) {
        var report = new FeedReport(feed.id(), reason, 0, 0, Optional.empty());
        return new FeedReading.Result(report, Optional.empty(), List.of());
    }

    private static FeedReport accept(DatabaseBuilder builder, Feed feed, FeedReport report, Segments.Segment segment) {
        int[] count = new int[1];
        segment.each(item -> count[0] += builder.accept(feed.id(), item) ? 1 : 0);
        if (report.outcome().sound()) {
            feed.complete().forEach(builder::complete);
        }
        return new FeedReport(feed.id(), report.outcome(), count[0], report.problems(), report.failure());
    }

    private static Path root(Path feeds) {
        Path inner = feeds.resolve("feeds");
        return Files.isDirectory(inner) ? inner : feeds;
    }

    private static String describe(FeedReport report) {
        return report.id()
                + switch (report.outcome()) {
                    case READ -> ": " + report.items() + " records, " + report.problems() + " left out";
                    case UNCHANGED -> ": " + report.items() + " records, unchanged";
                    case KEPT ->
                        ": kept " + report.items() + " records from before: "
                                + report.failure().orElse("");
                    case ABSENT -> ": absent, skipped";
                    case NOT_BUNDLED -> ": not bundled, skipped";
                    case OTHER_FORM -> ": another form of it is read, skipped";
                    case FAILED ->
                        ": failed after " + report.items() + " records: "
                                + report.failure().orElse("");
                };
    }
}
