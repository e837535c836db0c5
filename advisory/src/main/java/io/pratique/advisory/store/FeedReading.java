package io.pratique.advisory.store;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.store.DatabaseBuild.FeedReport;
import io.pratique.advisory.store.DatabaseBuild.Outcome;
import io.pratique.advisory.store.Segments.Segment;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one feed, or takes what it gave when it was read last: where its data did not change, and where they are
/// broken now.
///
/// @param folder of the feeds
/// @param segments what feeds gave before; null where nothing is kept
record FeedReading(Feed feed, Path folder, @Nullable Segments segments) {
    /// A feed that is broken throughout must not flood the log; all problems are counted.
    private static final int NAMED_LIMIT = 1_000;

    /// A feed that suddenly tells less than half is broken, unless it is small.
    private static final int SMALL = 100;

    /// @param segment what is to go into the database
    /// @param log what was left out, one line each
    record Result(FeedReport report, Optional<Segment> segment, List<String> log) {}

    Result read() {
        Optional<Segment> last = segments == null ? Optional.empty() : segments.of(feed.id());
        Path data = data(feed, folder);
        if (data == null) {
            return last.isEmpty()
                    ? new Result(report(Outcome.ABSENT, 0, 0, null), Optional.empty(), List.of())
                    : kept(last.get(), 0, "its data are gone", List.of());
        }
        try {
            String fingerprint = Fingerprint.of(data);
            if (last.isPresent() && last.get().fingerprint().equals(fingerprint)) {
                return new Result(report(Outcome.UNCHANGED, last.get().items(), 0, null), last, List.of());
            }
            return anew(data, fingerprint, last);
        } catch (IOException problem) {
            return failed(last, new Partial(0, 0, null), ScanProblem.describe(problem), List.of());
        }
    }

    private static @Nullable Path data(Feed feed, Path folder) {
        return feed.locations().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    static boolean isThere(Feed feed, Path folder) {
        return data(feed, folder) != null;
    }

    /// Of a feed's data as they are now; null where there are none that can be looked at.
    static @Nullable String fingerprint(Feed feed, Path folder) {
        Path data = data(feed, folder);
        try {
            return data == null ? null : Fingerprint.of(data);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Result anew(Path data, String fingerprint, Optional<Segment> last) throws IOException {
        var writer = new SegmentWriter();
        List<String> log = new ArrayList<>();
        int[] counts = new int[2];
        try {
            feed.read(
                    data,
                    item -> {
                        writer.write(item);
                        counts[0]++;
                    },
                    problem -> {
                        if (++counts[1] <= NAMED_LIMIT) {
                            log.add(feed.id() + ": left out " + problem);
                        }
                    });
        } catch (IOException | RuntimeException problem) {
            // Whatever is wrong with one feed or its reader, the others go in.
            var partial = new Partial(counts[0], counts[1], writer.contents());
            return failed(last, partial, ScanProblem.describe(problem), log);
        }
        if (last.isPresent()
                && last.get().items() > SMALL
                && counts[0] < last.get().items() / 2) {
            String reason = "it has " + counts[0] + " records where it had "
                    + last.get().items();
            return failed(last, new Partial(counts[0], counts[1], null), reason, log);
        }
        var segment = new Segment(fingerprint, counts[0], writer.contents());
        if (segments != null) {
            segments.keep(feed.id(), segment);
        }
        return new Result(report(Outcome.READ, counts[0], counts[1], null), Optional.of(segment), log);
    }

    /// How far a feed was read.
    private record Partial(
            int items, int problems, @Nullable ByteBuffer contents) {}

    /// What it gave before stays in force; where there is nothing, what could be read is better than that.
    private Result failed(Optional<Segment> last, Partial partial, String reason, List<String> log) {
        if (last.isPresent()) {
            return kept(last.get(), partial.problems, reason, log);
        }
        Optional<Segment> segment =
                Optional.ofNullable(partial.contents).map(contents -> new Segment("", partial.items, contents));
        return new Result(report(Outcome.FAILED, partial.items, partial.problems, reason), segment, log);
    }

    private Result kept(Segment last, int problems, String reason, List<String> log) {
        return new Result(report(Outcome.KEPT, last.items(), problems, reason), Optional.of(last), log);
    }

    private FeedReport report(Outcome outcome, int items, int problems, @Nullable String failure) {
        return new FeedReport(feed.id(), outcome, items, problems, Optional.ofNullable(failure));
    }
}
