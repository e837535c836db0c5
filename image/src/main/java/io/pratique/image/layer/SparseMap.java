package io.pratique.image.layer;

import io.pratique.image.LimitException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the data of a sparse file lies (GNU tar manual, "Storing Sparse Files": the old format and PAX 0.0, 0.1
/// and 1.0).
///
/// @param size bytes of the file with its holes
/// @param pieces offset and length of each piece of data, one after the other
/// @param inBody whether the map has still to be read from the beginning of the body (format 1.0)
@SuppressWarnings("ArrayRecordComponent")
record SparseMap(long size, long[] pieces, boolean inBody) {
    private static final int MAXIMUM = 100_000;

    @FunctionalInterface
    interface Blocks {
        byte[] next() throws IOException;
    }

    /// The old GNU format: four pieces in the header, more in the blocks that follow it.
    static SparseMap old(byte[] header, int at, Blocks blocks) throws IOException {
        var builder = new Builder();
        builder.size = TarHeader.number(header, at + 483, 12);
        builder.table(header, at + 386, 4);
        boolean more = header[at + 482] != 0;
        while (more) {
            byte[] block = blocks.next();
            builder.table(block, 0, 21);
            more = block[504] != 0;
        }
        return builder.checked(false);
    }

    /// Format 1.0: decimal numbers, one a line, padded to a whole block.
    static SparseMap fromBody(TarReader tar, long size) throws IOException {
        var lines = new Lines(tar);
        var builder = new Builder();
        builder.size = size;
        long count = lines.number();
        if (count > MAXIMUM) {
            throw tooMany();
        }
        for (long i = 0; i < count; i++) {
            builder.add(lines.number());
            builder.add(lines.number());
        }
        lines.skipPadding();
        return builder.checked(false);
    }

    private static LimitException tooMany() {
        return new LimitException("a sparse file of more than " + MAXIMUM + " pieces");
    }

    /// Collects a map from what the headers say, in whatever format.
    static final class Builder {
        private long size = -1;
        private long[] pieces = new long[8];
        private int count;
        private long major;

        void reset() {
            size = -1;
            count = 0;
            major = 0;
        }

        /// Takes the value of a `GNU.sparse.` record.
        void record(String keyword, String value) throws IOException {
            switch (keyword) {
                case "major" -> major = PaxHeaders.decimal(value);
                case "size", "realsize" -> size = PaxHeaders.decimal(value);
                case "offset", "numbytes" -> add(PaxHeaders.decimal(value));
                case "map" -> {
                    for (int from = 0, to; from < value.length(); from = to + 1) {
                        to = value.indexOf(',', from);
                        to = to < 0 ? value.length() : to;
                        add(PaxHeaders.decimal(value.substring(from, to)));
                    }
                }
                default -> {
                    // the number of blocks and the minor version add nothing
                }
            }
        }

        private void table(byte[] block, int at, int entries) throws IOException {
            for (int i = 0; i < entries; i++) {
                int entry = at + i * 24;
                if (block[entry] == 0) {
                    return;
                }
                add(TarHeader.number(block, entry, 12));
                add(TarHeader.number(block, entry + 12, 12));
            }
        }

        private void add(long number) throws IOException {
            if (count == pieces.length) {
                if (count >= 2 * MAXIMUM) {
                    throw tooMany();
                }
                pieces = Arrays.copyOf(pieces, 2 * count);
            }
            pieces[count++] = number;
        }

        /// Null where no record spoke of a sparse file.
        @Nullable
        SparseMap build() throws IOException {
            return size < 0 ? null : checked(major >= 1);
        }

        private SparseMap checked(boolean inBody) throws IOException {
            long end = 0;
            for (int i = 0; i + 1 < count; i += 2) {
                if (pieces[i] < end || pieces[i + 1] < 0 || pieces[i + 1] > Long.MAX_VALUE - pieces[i]) {
                    throw new IOException("a malformed sparse file");
                }
                end = pieces[i] + pieces[i + 1];
            }
            if (size < end || count % 2 != 0) {
                throw new IOException("a malformed sparse file");
            }
            return new SparseMap(size, Arrays.copyOf(pieces, count), inBody);
        }
    }

    /// Reads the lines of a map at the beginning of a body.
    private static final class Lines {
        private final TarReader tar;
        private final byte[] one = new byte[1];
        private int read;

        Lines(TarReader tar) {
            this.tar = tar;
        }

        long number() throws IOException {
            long value = 0;
            int digits = 0;
            for (int c = next(); c != '\n'; c = next()) {
                if (c < '0' || c > '9' || ++digits > 18) {
                    throw new IOException("a malformed sparse file");
                }
                value = value * 10 + c - '0';
            }
            return value;
        }

        void skipPadding() throws IOException {
            while ((read & 511) != 0) {
                next();
            }
        }

        private int next() throws IOException {
            if (tar.read(one, 0, 1) < 0) {
                throw new EOFException("a malformed sparse file");
            }
            read++;
            return one[0];
        }
    }
}
