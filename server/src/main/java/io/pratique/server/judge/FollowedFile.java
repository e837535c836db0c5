package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A database file that somebody else keeps up to date: adopted whenever it is another one.
public final class FollowedFile {
    private static final Logger LOG = Logger.getLogger(FollowedFile.class.getName());

    private final Generations generations;
    private final Path file;
    private volatile String seen = "";

    public FollowedFile(Generations generations, Path file) {
        this.generations = generations;
        this.file = file;
    }

    /// @return 1 where it was another one
    public int look() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String now = attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
            if (now.equals(seen)) {
                return 0;
            }
            // What cannot be read is not read again before it changes.
            seen = now;
            return adopt();
        } catch (IOException | PratiqueException unusable) {
            LOG.log(Level.WARNING, "{0} is not adopted: {1}", new Object[] {file, unusable.getMessage()});
            return 0;
        }
    }

    /// What cannot be stored just now is tried again by the next look.
    private int adopt() throws IOException {
        try (AdvisoryDatabase named = AdvisoryDatabase.open(file)) {
            String read = seen;
            seen = "";
            int adopted = generations.adopt(named) ? 1 : 0;
            seen = read;
            return adopted;
        }
    }
}
