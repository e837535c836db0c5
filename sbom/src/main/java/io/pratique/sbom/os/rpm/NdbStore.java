package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The `Packages.db` file of rpm's own NDB format, which SUSE uses: little-endian; a table of slots, each telling
/// in which blocks of 16 bytes the blob of a package lies (rpm, lib/backend/ndb/rpmpkg.c).
final class NdbStore {
    private static final int MAGIC = tag("RpmP");
    private static final int SLOT = tag("Slot");
    private static final int BLOB = tag("BlbS");
    private static final int BLOB_END = tag("BlbE");
    private static final int FILE_HEADER = 32;
    private static final int SLOT_SIZE = 16;
    private static final int BLOCK = 16;
    private static final int PAGE = 4096;
    private static final int BLOB_HEADER = 16;
    private static final int BLOB_TRAILER = 12;

    private final ByteBuffer file;
    private final HeaderBuffer buffer;
    private final HeaderSink sink;
    private long room;

    private NdbStore(ByteBuffer file, HeaderSink sink) {
        this.file = file;
        this.buffer = new HeaderBuffer(file);
        this.sink = sink;
        this.room = file.limit();
    }

    private static int tag(String ascii) {
        return ascii.charAt(0) | ascii.charAt(1) << 8 | ascii.charAt(2) << 16 | ascii.charAt(3) << 24;
    }

    static boolean recognizes(ByteBuffer file) {
        return file.limit() >= FILE_HEADER
                && file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
    }

    static void read(ByteBuffer store, HeaderSink sink) throws IOException {
        ByteBuffer file = store.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(4) != 0) {
            throw new IOException("NDB database has unknown version " + (file.getInt(4) & 0xffffffffL));
        }
        new NdbStore(file, sink).slots();
    }

    private void slots() throws IOException {
        long end = (file.getInt(12) & 0xffffffffL) * PAGE;
        for (int slot = FILE_HEADER; slot < Math.min(end, file.limit() - SLOT_SIZE); slot += SLOT_SIZE) {
            if (file.getInt(slot) != SLOT) {
                sink.malformed("NDB database has a slot without its mark at byte " + slot);
            } else if (file.getInt(slot + 8) != 0) { // block 0 marks a free slot
                blob(slot);
            }
        }
        if (end > file.limit()) {
            throw new IOException("NDB database ends inside its table of slots");
        }
    }

    private void blob(int slot) throws IOException {
        long start = (file.getInt(slot + 8) & 0xffffffffL) * BLOCK;
        long size = (file.getInt(slot + 12) & 0xffffffffL) * BLOCK;
        if (size < BLOB_HEADER + BLOB_TRAILER || start + size > file.limit()) {
            sink.malformed("NDB database has a blob outside the file");
            return;
        }
        room -= size;
        if (room < 0) {
            throw new IOException("NDB database has blobs that overlap");
        }
        int at = (int) start;
        int length = file.getInt(at + 12);
        int trailer = at + (int) size - BLOB_TRAILER;
        boolean whole = file.getInt(at) == BLOB
                && file.getInt(at + 4) == file.getInt(slot + 4)
                && file.getInt(trailer + 4) == length
                && file.getInt(trailer + 8) == BLOB_END;
        if (!whole || length < 0 || length > size - BLOB_HEADER - BLOB_TRAILER || length > HeaderBuffer.LONGEST) {
            sink.malformed("NDB database has a blob that is not marked as one");
            return;
        }
        buffer.clear();
        buffer.add(at + BLOB_HEADER, length);
        buffer.giveTo(sink);
    }
}
