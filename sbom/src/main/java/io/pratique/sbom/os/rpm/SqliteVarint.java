package io.pratique.sbom.os.rpm;

/// Reads SQLite's integers of variable length: seven bits a byte, most significant first; a ninth byte gives eight
/// bits.
final class SqliteVarint {
    private final byte[] bytes;
    private final int end;
    private int position;

    SqliteVarint(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    int position() {
        return position;
    }

    /// The next integer; -1 where the bytes end inside it.
    long next() {
        long value = 0;
        for (int i = 0; i < 9; i++) {
            if (position >= end) {
                return -1;
            }
            byte b = bytes[position++];
            if (i == 8) {
                return value << 8 | b & 0xff;
            }
            value = value << 7 | b & 0x7f;
            if (b >= 0) {
                return value;
            }
        }
        return value;
    }
}
