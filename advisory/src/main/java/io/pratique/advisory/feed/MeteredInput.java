package io.pratique.advisory.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Refuses to give more bytes at a stretch than a record of a streamed document may have.
final class MeteredInput extends FilterInputStream {
    private final long limit;
    private long left;

    MeteredInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    /// Starts the next record.
    void restart() {
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        spend(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        spend(Math.max(0, count));
        return count;
    }

    private void spend(int count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new IOException("a record of more than " + limit + " bytes");
        }
    }
}
