package io.pratique.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A text that is refused at a line of over 1 MiB. The YAML library looks ahead to the end of a word, text or
/// comment and moves what it holds again and again, so that the time grows with the square of its length.
final class ShortLines extends FilterInputStream {
    private static final int LIMIT = 1 << 20;

    private int length;

    ShortLines(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        count(b == '\n' || b == '\r');
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        int read = in.read(bytes, offset, most);
        for (int i = 0; i < read; i++) {
            byte b = bytes[offset + i];
            count(b == '\n' || b == '\r');
        }
        return read;
    }

    private void count(boolean lineEnd) throws IOException {
        length = lineEnd ? 0 : length + 1;
        if (length > LIMIT) {
            throw new IOException("YAML with a line of over 1 MiB");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
