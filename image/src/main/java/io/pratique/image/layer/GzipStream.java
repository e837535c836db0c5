package io.pratique.image.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Decompresses gzip (RFC 1952): all members one after the other, each with its checksum and length verified.
///
/// What follows the last member is ignored, as gzip(1) does: it is padding, and not part of the content.
final class GzipStream extends InputStream {
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final DeflateDecoder deflate;
    private final CRC32 crc = new CRC32();
    private int at;
    private int end;
    private boolean ended;

    GzipStream(InputStream in) throws IOException {
        deflate = new DeflateDecoder(in);
        if (!header()) {
            throw new IOException("not gzip data");
        }
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        while (at == end && !ended) {
            more();
        }
        if (at == end) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(deflate.window(), at, out, offset, count);
        at += count;
        return count;
    }

    private void more() throws IOException {
        if (deflate.decode()) {
            at = deflate.from();
            end = deflate.to();
            crc.update(deflate.window(), at, end - at);
        } else {
            trailer();
            ended = !header();
        }
    }

    private void trailer() throws IOException {
        long checksum = littleEndian();
        long length = littleEndian();
        if (checksum != crc.getValue() || length != (deflate.written() & 0xffffffffL)) {
            throw new IOException("corrupt gzip data: the checksum differs");
        }
    }

    /// Reads a member's header; false where no further member follows.
    private boolean header() throws IOException {
        if (deflate.nextByte() != 0x1f || deflate.nextByte() != 0x8b) {
            return false;
        }
        if (deflate.nextByte() != 8) {
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
        deflate.begin();
        crc.reset();
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
        int value = deflate.nextByte();
        if (value < 0) {
            throw new EOFException("gzip data ends too early");
        }
        return value;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
