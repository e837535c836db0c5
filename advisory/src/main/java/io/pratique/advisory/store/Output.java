package io.pratique.advisory.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes being written.
final class Output {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    Output octet(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(size, 2));
        }
        bytes[size++] = (byte) value;
        return this;
    }

    Output octets(byte[] values) {
        if (bytes.length - size < values.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), size + values.length));
        }
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    Output int32(int value) {
        return octet(value >>> 24).octet(value >>> 16).octet(value >>> 8).octet(value);
    }

    Output int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    Output varint(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            octet(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        return octet(rest);
    }
}
