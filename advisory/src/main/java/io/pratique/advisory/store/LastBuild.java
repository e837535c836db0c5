package io.pratique.advisory.store;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.store.DatabaseBuild.FeedReport;
import io.pratique.advisory.store.DatabaseBuild.Outcome;
import io.pratique.advisory.store.DatabaseBuild.Summary;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the database was made of last, so that the same is not made again. In a file of lines: the inputs, the hash
/// of the database, then of each feed its id and how many records of it went in.
///
/// @param file of its own beside the segments
record LastBuild(Path file) {
    private static final int LIMIT = 1 << 20;

    /// Names everything that decides what a database holds.
    static final class Inputs {
        private final MessageDigest digest = Format.sha256();

        /// @param newest as for [DatabaseBuilder]
        Inputs(Instant newest) {
            add(newest.toString());
        }

        /// Feeds in their order.
        ///
        /// @param fingerprint of the data; null where the feed has none
        Inputs add(Feed feed, @Nullable String fingerprint) {
            return add(feed.id() + " " + fingerprint);
        }

        private Inputs add(String line) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /// SHA-256, in hexadecimal.
        String name() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// What there is to say of the database at `output`, if it was made of just these inputs and is whole.
    Optional<Summary> same(String inputs, Path output) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LIMIT || !Files.isRegularFile(output)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.getFirst().equals(inputs)) {
                return Optional.empty();
            }
            try (AdvisoryDatabase database = AdvisoryDatabase.open(output)) {
                if (!database.hash().equals(lines.get(1))) {
                    return Optional.empty();
                }
                database.verify();
                List<FeedReport> feeds = reports(lines.subList(2, lines.size()));
                return Optional.of(new Summary(database.generation(), feeds, Files.size(output), false));
            }
        } catch (IOException | PratiqueException | NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static List<FeedReport> reports(List<String> lines) {
        List<FeedReport> reports = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            int items = Integer.parseInt(line.substring(space + 1));
            reports.add(new FeedReport(line.substring(0, space), Outcome.UNCHANGED, items, 0, Optional.empty()));
        }
        return reports;
    }

    void keep(String inputs, String database, List<FeedReport> feeds) throws IOException {
        StringBuilder lines = new StringBuilder(inputs + "\n" + database + "\n");
        for (FeedReport feed : feeds) {
            if (feed.outcome().sound()) {
                lines.append(feed.id()).append(' ').append(feed.items()).append('\n');
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, channel -> AtomicFile.fully(channel, bytes));
    }
}
