package io.pratique.image.layer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A file inside a tar archive that is being read: its body passes once, and is kept only when asked for whole.
final class TarFile implements ImageFile {
    private final FileEntry entry;
    private final TarReader tar;
    private final Limits limits;
    private final MemoryBudget memory;
    private byte @Nullable [] content;
    private long taken;
    private boolean opened;

    TarFile(FileEntry entry, TarReader tar, Limits limits, MemoryBudget memory) {
        this.entry = entry;
        this.tar = tar;
        this.limits = limits;
        this.memory = memory;
    }

    @Override
    public FileEntry entry() {
        return entry;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public InputStream open() {
        if (content != null) {
            return new ByteArrayInputStream(content);
        }
        if (opened) {
            throw new IllegalStateException("the contents have passed already");
        }
        opened = true;
        @Nullable SparseMap sparse = tar.entry().sparse();
        return sparse == null ? new Body() : new SparseStream(new Body(), sparse);
    }

    @Override
    public ByteBuffer content() throws IOException {
        if (content == null) {
            long size = entry.size();
            if (size > limits.fileSize() || size > Integer.MAX_VALUE - 8) {
                throw new LimitException("a file larger than --max-file-size allows (" + limits.fileSize() + " bytes)");
            }
            InputStream body = open();
            memory.take(size);
            taken = size;
            byte[] whole = new byte[(int) size];
            if (body.readNBytes(whole, 0, whole.length) < size) {
                throw new EOFException("the file ends too early");
            }
            content = whole;
        }
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /// Gives back the memory of contents held whole.
    void release() {
        content = null;
        memory.give(taken);
        taken = 0;
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] out, int offset, int length) throws IOException {
            return length == 0 ? 0 : tar.read(out, offset, length);
        }
    }
}
