package io.pratique.advisory.store;

import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/// The newest date that data can truthfully bear. Some records state dates in the future, which must not become the
/// date of the database.
final class FeedDates {
    private static final int SOURCE_LIMIT = 1 << 16;

    private FeedDates() {}

    /// The newest `commit_date` in the `SOURCE` files of the feeds kept as repositories; where there is none, the
    /// newest time of a file or folder that lies directly in a feed's folder. Neither asks the clock, so that the
    /// same feeds give the same date; what a mirror notes for itself, in a hidden folder, is no feed.
    static Instant newest(Path feeds) {
        Instant committed = newest(feeds.resolve("upstream"), FeedDates::committed);
        return committed.equals(Instant.EPOCH) ? newest(feeds.resolve("mirror"), FeedDates::touched) : committed;
    }

    private interface Dated {
        Instant date(Path feed) throws IOException;
    }

    private static Instant newest(Path folder, Dated dated) {
        if (!Files.isDirectory(folder)) {
            return Instant.EPOCH;
        }
        Instant newest = Instant.EPOCH;
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> feeds = list.filter(
                            feed -> !feed.getFileName().toString().startsWith("."))
                    .toList();
            for (Path feed : feeds) {
                Instant date = dated.date(feed);
                newest = date.isAfter(newest) ? date : newest;
            }
            return newest;
        } catch (IOException problem) {
            throw new io.pratique.model.PratiqueException(
                    io.pratique.model.ErrorKind.IO,
                    "cannot read " + folder + ": " + ScanProblem.describe(problem),
                    problem);
        }
    }

    private static Instant touched(Path feed) throws IOException {
        Instant newest = Instant.EPOCH;
        try (Stream<Path> files = Files.walk(feed, 2)) {
            for (Path file : files.toList()) {
                Instant time = Files.getLastModifiedTime(file).toInstant();
                newest = time.isAfter(newest) ? time : newest;
            }
        }
        return newest;
    }

    private static Instant committed(Path feed) throws IOException {
        Path source = feed.resolve("SOURCE");
        if (!Files.isRegularFile(source)) {
            return Instant.EPOCH;
        }
        try (InputStream in = Files.newInputStream(source)) {
            String text = new String(in.readNBytes(SOURCE_LIMIT), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("commit_date="))
                    .map(line -> parse(line.substring("commit_date=".length()).strip()))
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
    }

    private static Instant parse(String date) {
        try {
            return OffsetDateTime.parse(date).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }
}
