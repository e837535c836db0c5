package io.pratique.sbom.language.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A name that is looked for in bytes, by Horspool's search.
final class Needle {
    private final byte[] name;
    /// How far to go on when the last byte of a place is not that of the name.
    private final int[] shifts = new int[256];

    Needle(String name) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, this.name.length);
        for (int i = 0; i < this.name.length - 1; i++) {
            shifts[this.name[i] & 0xff] = this.name.length - 1 - i;
        }
    }

    int length() {
        return name.length;
    }

    boolean in(byte[] bytes, int start, int end) {
        int last = name.length - 1;
        int at = start + last;
        while (at < end) {
            byte b = bytes[at];
            if (b == name[last] && Arrays.equals(bytes, at - last, at + 1, name, 0, name.length)) {
                return true;
            }
            at += shifts[b & 0xff];
        }
        return false;
    }
}
