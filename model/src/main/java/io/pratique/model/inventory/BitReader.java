package io.pratique.model.inventory;

/// Reads bits, the highest of a byte first.
final class BitReader {
    private final byte[] bytes;
    private long position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException behind the end
    int read(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /// The number of ones before the next zero, which is passed.
    int ones() {
        int count = 0;
        while (bit() == 1) {
            count++;
        }
        return count;
    }

    private int bit() {
        int at = (int) (position >> 3);
        if (at >= bytes.length) {
            throw new IllegalArgumentException("the bits end too early");
        }
        return bytes[at] >>> (7 - (position++ & 7)) & 1;
    }
}
