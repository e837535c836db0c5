package io.pratique.image.source.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body of known length; it is an error when less comes.
final class CountedStream extends InputStream {
    private final InputStream socket;
    private long left;

    CountedStream(InputStream socket, long length) {
        this.socket = socket;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = socket.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine's answer ends too early");
        }
        left -= count;
        return count;
    }
}
