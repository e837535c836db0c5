package io.pratique.advisory.store;

import java.nio.charset.StandardCharsets;

/// The strings of a database, sorted by their UTF-8 bytes, so that comparing numbers is comparing strings.
record Dictionary(Section offsets, Section bytes) {
    private static final int LENGTH_LIMIT = 1 << 16;

    int count() {
        return Math.max(0, offsets.rows(4) - 1);
    }

    String text(int number) {
        int from = offset(number);
        int to = offset(number + 1);
        if (to - from > LENGTH_LIMIT) {
            throw Format.corrupt("a string of excessive length");
        }
        return new String(bytes.slice(from, to), StandardCharsets.UTF_8);
    }

    /// Less than zero, zero or more as string `number` sorts before, at or after `key`.
    int compare(int number, byte[] key) {
        int from = offset(number);
        int length = offset(number + 1) - from;
        int common = Math.min(length, key.length);
        for (int i = 0; i < common; i++) {
            int difference = bytes.byteAt(from + i) - (key[i] & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(length, key.length);
    }

    /// FNV-1a, 64 bits, of a string.
    long hash(int number) {
        int to = offset(number + 1);
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = offset(number); i < to; i++) {
            hash = (hash ^ bytes.byteAt(i)) * 0x100_0000_01b3L;
        }
        return hash;
    }

    private int offset(int number) {
        if (number < 0 || number >= offsets.rows(4)) {
            throw Format.corrupt("a string that does not exist");
        }
        return offsets.intAt(number * 4);
    }
}
