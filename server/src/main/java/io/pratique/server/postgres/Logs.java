package io.pratique.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What PostgreSQL writes: a file of the current start, and the log proper in files of a bounded size, of which the
/// last few are kept.
record Logs(Path folder) {
    private static final int KEPT = 4;
    private static final int TAIL = 8 << 10;
    private static final int LINES = 8;

    /// A place in the log.
    record Mark(List<Path> files, long size) {}

    /// The output of a start before the log proper is open.
    Path start() {
        return folder.resolve("start.log");
    }

    /// Where the log ends now.
    Mark mark() throws IOException {
        Files.deleteIfExists(start());
        List<Path> files = files();
        return new Mark(files, files.isEmpty() ? 0 : Files.size(files.getLast()));
    }

    /// The last lines since then, on one line.
    String since(Mark mark) throws IOException {
        var text = new StringBuilder(tail(start(), 0));
        for (Path file : files()) {
            if (!mark.files.contains(file)) {
                text.append(tail(file, 0));
            } else if (file.equals(mark.files.getLast())) {
                text.append(tail(file, mark.size));
            }
        }
        List<String> lines =
                text.toString().lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    /// Removes all but the last files.
    void trim() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("postgres-"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    private static String tail(Path file, long from) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (SeekableByteChannel in =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            in.position(Math.max(from, in.size() - TAIL));
            ByteBuffer bytes = ByteBuffer.allocate(TAIL);
            while (bytes.hasRemaining() && in.read(bytes) > 0) {
                // read on
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }
}
