package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.Retry;
import io.pratique.model.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes of a blob, whole or an exception: a transfer that breaks off is opened again at the place where it
/// broke.
///
/// Not safe for use by several threads.
final class BlobStream extends InputStream {
    /// Breaks in one transfer, however much arrived between them.
    private static final int MOST_BREAKS = 100;

    private final Opener opener;
    private final long size;
    private final Retry retry;
    private final Instant deadline;
    private @Nullable InputStream current;
    private long position;
    private int breaks;
    private int breaksHere;

    /// Opens the blob at an offset.
    @FunctionalInterface
    interface Opener {
        InputStream open(long offset) throws IOException;
    }

    /// @param first the blob, opened at 0
    BlobStream(Opener opener, InputStream first, long size, Retry retry, Instant deadline) {
        this.opener = opener;
        this.current = first;
        this.size = size;
        this.retry = retry;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count = 0;
        while (count == 0 && position < size) {
            retry.requireTime(deadline, "reading a layer");
            count = arrived(target, offset, (int) Math.min(length, size - position));
        }
        return count == 0 ? -1 : count;
    }

    /// The number of bytes read, 0 where the transfer broke off and was opened again.
    private int arrived(byte[] target, int offset, int length) throws IOException {
        try {
            InputStream in = current;
            if (in == null) {
                throw new HttpException(ErrorKind.IO, "the layer is closed");
            }
            int count = in.read(target, offset, length);
            if (count < 0) {
                throw new EOFException("the registry sent " + position + " of " + size + " bytes");
            }
            breaksHere = count > 0 ? 0 : breaksHere;
            position += count;
            return count;
        } catch (IOException problem) {
            reopen(problem);
            return 0;
        }
    }

    private void reopen(IOException problem) throws IOException {
        close();
        breaks++;
        breaksHere++;
        if (breaks > MOST_BREAKS) {
            throw problem;
        }
        retry.pause(problem, breaksHere, deadline);
        current = opener.open(position);
    }

    @Override
    public void close() throws IOException {
        InputStream in = current;
        current = null;
        if (in != null) {
            in.close();
        }
    }
}
