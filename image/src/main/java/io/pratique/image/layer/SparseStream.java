package io.pratique.image.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A sparse file as its readers see it: the stored pieces, and zeros between them.
final class SparseStream extends InputStream {
    private final InputStream stored;
    private final SparseMap map;
    private long position;
    private int piece;

    SparseStream(InputStream stored, SparseMap map) {
        this.stored = stored;
        this.map = map;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        long[] pieces = map.pieces();
        while (piece < pieces.length && position >= pieces[piece] + pieces[piece + 1]) {
            piece += 2;
        }
        if (length == 0 || position >= map.size()) {
            return length == 0 ? 0 : -1;
        }
        boolean hole = piece >= pieces.length || position < pieces[piece];
        long end = !hole ? pieces[piece] + pieces[piece + 1] : piece < pieces.length ? pieces[piece] : map.size();
        int count = (int) Math.min(length, end - position);
        if (hole) {
            Arrays.fill(out, offset, offset + count, (byte) 0);
        } else {
            count = stored.read(out, offset, count);
            if (count < 0) {
                throw new EOFException("a sparse file ends too early");
            }
        }
        position += count;
        return count;
    }
}
