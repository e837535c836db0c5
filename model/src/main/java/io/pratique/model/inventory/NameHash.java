package io.pratique.model.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The number that stands for a name in a [NameSet]: FNV-1a of its UTF-8 bytes, then mixed, since sets look at the
/// high bits first (draft-eastlake-fnv).
public final class NameHash {
    /// What to begin with.
    public static final long START = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private NameHash() {}

    /// Of a whole name.
    public static long of(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return finish(add(START, bytes, 0, bytes.length));
    }

    /// Goes on by one byte.
    public static long add(long state, byte next) {
        return (state ^ (next & 0xff)) * PRIME;
    }

    /// Goes on by some bytes.
    public static long add(long state, byte[] bytes, int start, int end) {
        long result = state;
        for (int i = start; i < end; i++) {
            result = add(result, bytes[i]);
        }
        return result;
    }

    /// Ends a name.
    public static long finish(long state) {
        long mixed = (state ^ state >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
