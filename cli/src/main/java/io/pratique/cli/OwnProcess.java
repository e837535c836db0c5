package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.cli.output.TemporaryFolder;
import io.pratique.server.judge.FeedState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs commands of this program in a process of their own, so that what takes much memory takes it elsewhere.
///
/// @param around whose environment that process has
record OwnProcess(Surroundings around) {
    private static final long LONGEST_HOURS = 2;

    /// `db update`.
    ///
    /// @return how the feeds stand then
    /// @throws IOException with what it said when it failed
    List<FeedState> update(Path database) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path said = folder.path().resolve("said");
            var builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "db",
                    "update",
                    "--quiet",
                    "--output",
                    database.toAbsolutePath().toString()));
            builder.environment().clear();
            builder.environment().putAll(around.environment());
            builder.redirectErrorStream(true).redirectOutput(said.toFile());
            Process process = builder.start();
            try {
                if (!process.waitFor(LONGEST_HOURS, TimeUnit.HOURS)) {
                    throw new IOException("the update of the advisories takes too long; given up");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            } finally {
                process.destroy();
            }
            if (process.exitValue() != 0) {
                List<String> lines = Files.readAllLines(said);
                throw new IOException(lines.isEmpty() ? "the update of the advisories failed" : lines.getLast());
            }
        }
        return feeds(database);
    }

    private List<FeedState> feeds(Path database) throws IOException {
        try (AdvisoryDatabase made = AdvisoryDatabase.open(database)) {
            FeedChoice choice = FeedChoice.of(List.of(), List.of(), List.of(), around);
            return FeedStatus.all(FeedFolder.of(around).mirror(), choice, made.generation()).stream()
                    .map(feed -> new FeedState(
                            feed.id(),
                            feed.state().name().toLowerCase(Locale.ROOT),
                            feed.entries(),
                            feed.checked(),
                            feed.fetched(),
                            feed.reason()))
                    .toList();
        }
    }
}
