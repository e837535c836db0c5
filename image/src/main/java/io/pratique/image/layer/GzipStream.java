package io.pratique.image.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses gzip (RFC 1952): all members one after the other, each with its checksum and length verified.
///
/// What follows the last member is ignored, as gzip(1) does: it is padding, and not part of the content.
final class GzipStream extends InputStream {
    private static final int BUFFER = 1 << 17;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private int limit;
    private boolean ended;

    GzipStream(InputStream in) throws IOException {
        this.in = in;
        if (!header()) {
            throw new IOException("not gzip data");
        }
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(out, offset, length);
                if (count > 0) {
                    crc.update(out, offset, count);
                    return count;
                }
                advance();
            }
            return -1;
        } catch (DataFormatException problem) {
            throw new IOException("corrupt gzip data", problem);
        }
    }

    private void advance() throws IOException {
        if (inflater.finished()) {
            position = limit - inflater.getRemaining();
            trailer();
            ended = !header();
        } else if (inflater.needsDictionary()) {
            throw new IOException("corrupt gzip data");
        } else if (inflater.needsInput()) {
            if (!fill()) {
                throw new EOFException("gzip data ends too early");
            }
            inflater.setInput(buffer, position, limit - position);
            position = limit;
        }
    }

    private void trailer() throws IOException {
        long checksum = littleEndian();
        long length = littleEndian();
        if (checksum != crc.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new IOException("corrupt gzip data: the checksum differs");
        }
    }

    /// Reads a member's header; false where no further member follows.
    private boolean header() throws IOException {
        if (next() != 0x1f || next() != 0x8b) {
            return false;
        }
        if (next() != 8) {
            throw new IOException("gzip data of an unknown compression method");
        }
        int flags = required();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, position, limit - position);
        position = limit;
        return true;
    }

    private void skipText() throws IOException {
        while (required() != 0) {
            // up to the terminating zero
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private long littleEndian() throws IOException {
        return required() | (long) required() << 8 | (long) required() << 16 | (long) required() << 24;
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException("gzip data ends too early");
        }
        return value;
    }

    private int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
