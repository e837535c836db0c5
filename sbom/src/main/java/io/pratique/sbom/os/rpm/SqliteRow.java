package io.pratique.sbom.os.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One row in SQLite's record format: a header with the type of each column, then the values.
final class SqliteRow {
    private final byte[] bytes;
    private final int length;
    private int from;
    private int to;

    SqliteRow(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /// Moves to a column; false where the row has none or its value does not lie inside the row.
    boolean select(int column) {
        SqliteVarint varint = new SqliteVarint(bytes, 0, length);
        long header = varint.next();
        if (header < 0 || header > length) {
            return false;
        }
        long start = header;
        for (int i = 0; varint.position() < header; i++) {
            long size = size(varint.next());
            if (size < 0 || start + size > length) {
                return false;
            }
            if (i == column) {
                from = (int) start;
                to = (int) (start + size);
                return true;
            }
            start += size;
        }
        return false;
    }

    /// Bytes of a value by its serial type; -1 for reserved types.
    private static long size(long type) {
        if (type >= 12) {
            return (type - 12) / 2;
        }
        return switch ((int) Math.max(-1, type)) {
            case 0, 8, 9 -> 0;
            case 1 -> 1;
            case 2 -> 2;
            case 3 -> 3;
            case 4 -> 4;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> -1;
        };
    }

    /// Gives the column away as a package header.
    void header(HeaderSink sink) {
        sink.header(bytes, from, to);
    }

    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    boolean is(String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    /// The column as a positive integer of up to four bytes; 0 where it is none. Of the constants, 1 has no bytes,
    /// and no page but the first has that number.
    int integer() {
        int value = 0;
        for (int i = from; i < to && to - from <= 4; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return Math.max(0, value);
    }
}
