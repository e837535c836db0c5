package io.pratique.advisory.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A provider's CSAF documents: a folder of them, an archive, or both (CSAF 2.0, section 7.1). Documents beside the
/// archive are newer than those in it, and what `deletions.csv` names is gone.
final class CsafFolder {
    private static final long DELETIONS_LIMIT = 64 << 20;

    private CsafFolder() {}

    static void each(Path data, Predicate<String> wanted, RecordFiles.Reader reader, Consumer<String> problems)
            throws IOException {
        if (isArchive(data)) {
            Tarball.each(data, wanted, reader, problems);
            return;
        }
        Set<String> gone = new HashSet<>();
        RecordFiles.each(
                data,
                wanted,
                (name, record) -> {
                    gone.add(name);
                    reader.read(name, record);
                },
                problems);
        for (Path archive : archives(data)) {
            gone.addAll(deleted(data.resolve("deletions.csv")));
            Tarball.each(archive, name -> wanted.test(name) && !gone.contains(name), reader, problems);
        }
    }

    private static boolean isArchive(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".tar.zst") || name.endsWith(".tar.bz2");
    }

    /// The newest, whose name bears its date.
    private static List<Path> archives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CsafFolder::isArchive).max(Path::compareTo).stream()
                    .toList();
        }
    }

    /// Rows of path and time, in quotes: `"2023/cve-2023-0030.json","2024-08-04T00:00:00+00:00"`.
    private static Set<String> deleted(Path list) throws IOException {
        Set<String> out = new HashSet<>();
        if (Files.isRegularFile(list) && Files.size(list) <= DELETIONS_LIMIT) {
            try (InputStream in = Files.newInputStream(list)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                text.lines().forEach(line -> {
                    int comma = line.indexOf(',');
                    out.add((comma < 0 ? line : line.substring(0, comma))
                            .replace("\"", "")
                            .strip());
                });
            }
        }
        return out;
    }
}
