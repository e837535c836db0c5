package io.pratique.image.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that leaves out its first bytes: what a server sent again although only the rest was asked for.
final class OffsetStream extends FilterInputStream {
    private final byte[] waste = new byte[8192];
    private long left;

    OffsetStream(InputStream in, long skip) {
        super(in);
        this.left = skip;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// May give 0 bytes while it skips, so that the reader can look at the clock.
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return in.read(target, offset, length);
        }
        int count = in.read(waste, 0, (int) Math.min(left, waste.length));
        left -= Math.max(0, count);
        return Math.min(0, count);
    }
}
