package io.pratique.image.source.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body in chunks (RFC 9112, section 7.1); it is an error when it ends without the last chunk. Trailers are left
/// unread.
final class ChunkedStream extends InputStream {
    private static final int MAX_LINE = 1 << 10;

    private final InputStream socket;
    private long left;
    private boolean first = true;
    private boolean done;

    ChunkedStream(InputStream socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !done) {
            nextChunk();
        }
        if (done) {
            return -1;
        }
        int count = socket.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine's answer ends too early");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        var lines = new HttpAnswer.Lines(socket, MAX_LINE);
        if (!first && !lines.next().isEmpty()) {
            throw malformed();
        }
        first = false;
        left = size(lines.next());
        done = left == 0;
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw malformed();
        }
        try {
            return Long.parseLong(digits, 16);
        } catch (NumberFormatException notHexadecimal) {
            throw malformed();
        }
    }

    private static IOException malformed() {
        return new IOException("the engine's answer has a malformed chunk");
    }
}
