package io.pratique.sbom.os.rpm;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One buffer in which headers are put together, used again for each.
final class HeaderBuffer {
    /// The longest header accepted; rpm itself stops at 256 MiB, the largest packages in use need a few.
    static final int LONGEST = 64 << 20;

    private final ByteBuffer store;
    private byte[] bytes = new byte[64 * 1024];
    private int length;

    HeaderBuffer(ByteBuffer store) {
        this.store = store;
    }

    void clear() {
        length = 0;
    }

    /// Adds bytes of the store, which must lie inside it.
    void add(int position, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
        store.get(position, bytes, length, count);
        length += count;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void giveTo(HeaderSink sink) {
        sink.header(bytes, 0, length);
    }
}
