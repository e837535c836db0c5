package io.pratique.image.source.containerd;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A meta page of a bbolt file. There are two, written in turn; the valid one with the higher transaction counts.
///
/// After the page header: magic (4 bytes), version (4), page size (4), flags (4), root page (8), sequence (8), free
/// list (8), high-water mark (8), transaction (8), and the FNV-1a hash of these 56 bytes (8).
record BoltMeta(int pageSize, long root, long transaction) {
    static final int SIZE = 64;

    private static final int MAGIC = 0xED0CDAED;
    private static final int VERSION = 2;
    private static final int MAX_PAGE = 1 << 20;

    /// Reads a meta page without its header; null where it is not valid.
    static @Nullable BoltMeta parse(ByteBuffer meta) {
        int pageSize = meta.getInt(8);
        boolean valid = meta.getInt(0) == MAGIC
                && meta.getInt(4) == VERSION
                && pageSize >= 512
                && pageSize <= MAX_PAGE
                && Integer.bitCount(pageSize) == 1
                && meta.getLong(56) == hash(meta);
        return valid ? new BoltMeta(pageSize, meta.getLong(16), meta.getLong(48)) : null;
    }

    private static long hash(ByteBuffer meta) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < 56; i++) {
            hash = (hash ^ meta.get(i) & 0xff) * 0x100000001b3L;
        }
        return hash;
    }
}
