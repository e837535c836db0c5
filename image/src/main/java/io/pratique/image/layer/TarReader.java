package io.pratique.image.layer;

import io.pratique.image.LimitException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Walks the entries of a tar archive (POSIX pax, ustar, GNU and the old format) without copying the bodies that
/// nobody reads.
///
/// Reading stops at the end marker of two zero blocks, as container runtimes do; an archive that just ends is taken
/// as complete, as GNU tar does.
final class TarReader {
    private static final int BLOCK = 512;
    private static final int BUFFER = 1 << 17;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final PaxHeaders pax;
    private int position;
    private int limit;
    private long offset;

    private TarHeader entry = TarHeader.NONE;
    private long remaining;
    private long padding;

    /// @param headerLimit bytes that the extensions of one entry may take
    TarReader(InputStream in, int headerLimit) {
        this.in = in;
        this.pax = new PaxHeaders(headerLimit);
    }

    /// Moves to the next entry; false at the end of the archive.
    boolean next() throws IOException {
        pax.reset();
        while (true) {
            skip(remaining + padding);
            remaining = 0;
            padding = 0;
            if (!require(BLOCK)) {
                return false;
            }
            if (zeroBlock()) {
                return false;
            }
            TarHeader header = TarHeader.parse(buffer, position);
            position += BLOCK;
            if (!extension(header)) {
                entry = pax.applyTo(header);
                if (entry.oldSparse()) {
                    entry = entry.withSparse(SparseMap.old(buffer, position - BLOCK, this::block));
                }
                body(entry.size());
                if (entry.sparse() != null && entry.sparse().inBody()) {
                    entry = entry.withSparse(
                            SparseMap.fromBody(this, entry.sparse().size()));
                }
                return true;
            }
        }
    }

    /// The entry that [#next] moved to.
    TarHeader entry() {
        return entry;
    }

    /// Bytes read from the archive so far.
    long offset() {
        return offset - (limit - position);
    }

    private void body(long size) {
        remaining = size;
        padding = (BLOCK - (size & (BLOCK - 1))) & (BLOCK - 1);
    }

    private boolean extension(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'x' -> pax.records(text(header.size()));
            case 'g' -> pax.globalRecords(text(header.size()));
            case 'L' -> pax.longName(text(header.size()));
            case 'K' -> pax.longLink(text(header.size()));
            // a GNU volume label and a multi-volume continuation say nothing of files
            case 'V', 'M' -> body(header.size());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Reads the body of an extension whole.
    private byte[] text(long size) throws IOException {
        if (size > pax.limit()) {
            throw new LimitException("a tar header larger than --max-header-size allows (" + pax.limit() + " bytes)");
        }
        body(size);
        byte[] text = new byte[(int) size];
        for (int done = 0; done < text.length; ) {
            int count = read(text, done, text.length - done);
            if (count < 0) {
                throw new EOFException("the tar archive ends inside a header");
            }
            done += count;
        }
        return text;
    }

    private byte[] block() throws IOException {
        if (!require(BLOCK)) {
            throw new EOFException("the tar archive ends inside a header");
        }
        byte[] block = java.util.Arrays.copyOfRange(buffer, position, position + BLOCK);
        position += BLOCK;
        return block;
    }

    /// Reads from the stored body of the current entry; -1 at its end.
    int read(byte[] out, int start, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        if (position == limit && !fill()) {
            throw new EOFException("the tar archive ends inside a file");
        }
        int count = (int) Math.min(Math.min(length, remaining), limit - position);
        System.arraycopy(buffer, position, out, start, count);
        position += count;
        remaining -= count;
        return count;
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (position == limit && !fill()) {
                if (left <= padding) {
                    return;
                }
                throw new EOFException("the tar archive ends inside a file");
            }
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    private boolean zeroBlock() {
        for (int i = position; i < position + BLOCK; i++) {
            if (buffer[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Makes `count` bytes stand in the buffer; false where the archive ends before the first of them.
    private boolean require(int count) throws IOException {
        int have = limit - position;
        if (have >= count) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, have);
        position = 0;
        limit = have;
        while (limit < count) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read <= 0) {
                if (limit == 0) {
                    return false;
                }
                throw new EOFException("the tar archive ends inside a header");
            }
            limit += read;
            offset += read;
        }
        return true;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(read, 0);
        offset += limit;
        return read > 0;
    }
}
