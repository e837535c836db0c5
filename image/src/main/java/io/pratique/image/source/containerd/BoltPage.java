package io.pratique.image.source.containerd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A page of a bbolt file: sorted elements that lead to other pages (a branch) or hold values (a leaf).
///
/// Header: page id (8 bytes), flags (2), count of elements (2), count of pages that follow and belong to it (4);
/// then 16 bytes for each element; then keys and values, at offsets counted from their element. All little-endian.
record BoltPage(ByteBuffer bytes) {
    static final int HEADER = 16;

    private static final int ELEMENT = 16;
    private static final int BRANCH = 1;
    private static final int LEAF = 2;
    private static final int BUCKET = 1;

    /// A key's value, or where to look on.
    sealed interface Hit {
        /// @param bucket whether the value is the head of a nested bucket
        record Value(byte[] bytes, boolean bucket) implements Hit {}

        record Below(long page) implements Hit {}
    }

    static int overflow(ByteBuffer header) {
        return header.getInt(12);
    }

    /// Looks for a key; null where it is not.
    @Nullable
    Hit find(byte[] key) throws IOException {
        try {
            return switch (bytes.getShort(8) & 0xffff) {
                case BRANCH -> branch(key);
                case LEAF -> leaf(key);
                default -> throw damaged();
            };
        } catch (IndexOutOfBoundsException beyond) {
            throw damaged();
        }
    }

    private int count() {
        return bytes.getShort(10) & 0xffff;
    }

    /// The last child whose first key is not greater than the key.
    private @Nullable Hit branch(byte[] key) throws IOException {
        int found = -1;
        for (int i = 0; i < count(); i++) {
            int element = HEADER + i * ELEMENT;
            byte[] first = slice((long) element + unsigned(element), unsigned(element + 4));
            if (Arrays.compareUnsigned(first, key) > 0) {
                break;
            }
            found = element;
        }
        return found < 0 ? null : new Hit.Below(bytes.getLong(found + 8));
    }

    private @Nullable Hit leaf(byte[] key) throws IOException {
        for (int i = 0; i < count(); i++) {
            int element = HEADER + i * ELEMENT;
            long start = element + unsigned(element + 4);
            long keySize = unsigned(element + 8);
            if (keySize == key.length && Arrays.equals(slice(start, keySize), key)) {
                byte[] value = slice(start + keySize, unsigned(element + 12));
                return new Hit.Value(value, (bytes.getInt(element) & BUCKET) != 0);
            }
        }
        return null;
    }

    private long unsigned(int offset) {
        return Integer.toUnsignedLong(bytes.getInt(offset));
    }

    private byte[] slice(long offset, long length) throws IOException {
        if (length > bytes.limit() - offset) {
            throw damaged();
        }
        byte[] out = new byte[(int) length];
        bytes.get((int) offset, out);
        return out;
    }

    static IOException damaged() {
        return new IOException("the database is damaged");
    }
}
