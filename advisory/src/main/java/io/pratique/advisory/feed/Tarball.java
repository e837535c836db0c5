package io.pratique.advisory.feed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Streams the records of a packed tar archive (POSIX.1-2017, pax, ustar interchange format), one at a time. Names
/// of
/// more than 255 bytes are not known: no provider has any.
final class Tarball {
    private static final int BLOCK = 512;
    private static final int COUNT_LIMIT = 3_000_000;
    private static final long TOTAL_LIMIT = 128L << 30;

    private Tarball() {}

    static void each(Path archive, Predicate<String> wanted, RecordFiles.Reader reader, Consumer<String> problems)
            throws IOException {
        try (InputStream in = Packed.open(archive, TOTAL_LIMIT)) {
            byte[] header = new byte[BLOCK];
            for (int count = 0; in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0; count++) {
                if (count > COUNT_LIMIT) {
                    throw new IOException("the archive has more than " + COUNT_LIMIT + " entries");
                }
                String name = name(header);
                long size = size(header);
                long padding = -size & (BLOCK - 1);
                boolean file = header[156] == '0' || header[156] == 0;
                if (!file || !wanted.test(name)) {
                    in.skipNBytes(size + padding);
                } else if (size > RecordFiles.RECORD_LIMIT) {
                    problems.accept(Problems.line(name, "larger than " + RecordFiles.RECORD_LIMIT + " bytes"));
                    in.skipNBytes(size + padding);
                } else {
                    byte[] record = in.readNBytes((int) size);
                    if (record.length < size) {
                        throw new EOFException("the archive ends within " + Problems.line(name, "cut short"));
                    }
                    in.skipNBytes(padding);
                    read(name, record, reader, problems);
                }
            }
        } catch (RuntimeException malformed) {
            // Damaged packed data; the decoders say so with several unchecked types.
            throw new IOException("the archive is damaged", malformed);
        }
    }

    private static void read(String name, byte[] record, RecordFiles.Reader reader, Consumer<String> problems) {
        try {
            reader.read(name, record);
        } catch (IOException problem) {
            problems.accept(Problems.line(name, problem));
        }
    }

    /// The prefix of ustar names, and without the `./` that some archives begin them with.
    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        String path = prefix.isEmpty() ? name : prefix + '/' + name;
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static String text(byte[] header, int from, int length) {
        int to = from;
        while (to < from + length && header[to] != 0) {
            to++;
        }
        return new String(header, from, to - from, StandardCharsets.UTF_8);
    }

    private static long size(byte[] header) throws IOException {
        String digits = text(header, 124, 12).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException malformed) {
            throw new IOException("a header without a size", malformed);
        }
    }
}
