package io.pratique.advisory.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Repositories of OSV records in folders.
final class OsvRepository {
    private OsvRepository() {}

    /// @param folder with a slash at its end
    /// @param ecosystems those whose packages count
    static void read(
            Path data,
            String folder,
            OsvDialect dialect,
            List<String> ecosystems,
            Consumer<FeedItem> out,
            Consumer<String> problems)
            throws IOException {
        var reader = new OsvReader(dialect.feed(), ecosystems, dialect);
        RecordFiles.each(
                data,
                name -> name.endsWith(".json") && GithubRepository.isBelow(name, folder),
                (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))),
                problems);
    }
}
