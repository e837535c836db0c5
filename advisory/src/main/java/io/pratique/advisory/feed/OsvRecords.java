package io.pratique.advisory.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// The records of an ecosystem as osv.dev serves them: `all.zip`, and in `changed` beside it those that are newer.
final class OsvRecords {
    private static final String CHANGED = "changed";

    private OsvRecords() {}

    /// Reads every record once, the newer one where there are two.
    ///
    /// @param data the archive, or a folder with what is in it
    static void each(Path data, RecordFiles.Reader reader, Consumer<String> problems) throws IOException {
        Path folder = Files.isDirectory(data) ? data : data.toAbsolutePath().getParent();
        Path changes = folder == null ? data : folder.resolve(CHANGED);
        Set<String> changed = new HashSet<>();
        if (Files.isDirectory(changes)) {
            RecordFiles.each(
                    changes,
                    ".json",
                    (name, record) -> {
                        reader.read(name, record);
                        changed.add(name);
                    },
                    problem -> problems.accept(CHANGED + "/" + problem));
        }
        RecordFiles.each(
                data,
                name -> name.endsWith(".json") && !name.startsWith(CHANGED + "/") && !changed.contains(name),
                reader,
                problems);
    }
}
