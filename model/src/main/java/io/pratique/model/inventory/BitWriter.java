package io.pratique.model.inventory;

import java.util.Arrays;

/// Writes bits, the highest of a byte first.
final class BitWriter {
    private final byte[] bytes;
    private int length;
    private long waiting;
    private int waitingBits;

    /// @param most bytes that will be needed
    BitWriter(long most) {
        this.bytes = new byte[Math.toIntExact(most)];
    }

    /// @param count 32 at most
    void write(int value, int count) {
        waiting = waiting << count | value & (1L << count) - 1;
        waitingBits += count;
        while (waitingBits >= 8) {
            waitingBits -= 8;
            bytes[length++] = (byte) (waiting >>> waitingBits);
        }
    }

    byte[] bytes() {
        if (waitingBits > 0) {
            write(0, 8 - waitingBits);
        }
        return Arrays.copyOf(bytes, length);
    }
}
