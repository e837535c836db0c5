package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Fetches what changed in the feeds and adopts what comes of it. Where a feed cannot be had, what it said before
/// stays in force.
public final class AdvisoryUpdate implements JobHandler {
    public static final String KIND = "update-advisories";

    private final Generations generations;
    private final Path file;
    private final Fetching fetching;

    /// Brings a database up to date, as `pratique db update` does.
    @FunctionalInterface
    public interface Fetching {
        /// @param database the file to bring up to date, or to make
        /// @return how the feeds stand then
        List<FeedState> run(Path database) throws IOException;
    }

    /// @param folder where the database is kept between updates
    public AdvisoryUpdate(Generations generations, Path folder, Fetching fetching) {
        this.generations = generations;
        this.file = folder.resolve("advisories.db");
        this.fetching = fetching;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<FeedState> feeds = fetching.run(file);
        try (AdvisoryDatabase fetched = AdvisoryDatabase.open(file)) {
            generations.adopt(fetched);
        }
        lease.commit(transaction -> FeedStates.save(transaction, feeds));
    }
}
