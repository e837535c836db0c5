package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A database with one advisory.
public final class MadeDatabase {
    private MadeDatabase() {}

    /// @param date of the advisory, and so of the database
    public static Path write(Path file, String date) throws IOException {
        var builder = new DatabaseBuilder(Instant.MAX);
        var affected = new Affected(
                Ecosystem.parse("Go"), "stdlib", List.of(VersionRange.ALL), List.of(), FixState.AFFECTED, null);
        builder.accept(
                "test",
                new FeedItem.Entry(new Advisory(
                        "GO-1",
                        List.of(),
                        List.of(),
                        "test",
                        null,
                        List.of(affected),
                        Instant.parse(date),
                        null,
                        null,
                        null)));
        builder.write(file);
        return file;
    }
}
