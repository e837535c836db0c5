package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/// The `Packages` file of rpm up to 4.15: a Berkeley DB hash of package number to header, in the byte order of the
/// machine that wrote it.
///
/// Layout as in Berkeley DB's db_page.h: page 0 holds the metadata; hash pages hold pairs of items, of which large
/// ones are kept in chains of overflow pages.
final class BerkeleyStore {
    private static final int MAGIC = 0x061561;
    private static final int MAGIC_AT = 12;
    private static final int PAGE_SIZE_AT = 20;
    private static final int ENCRYPTION_AT = 24;
    private static final int PAGE_HEADER = 26;

    private static final int HASH_UNSORTED = 2;
    private static final int OVERFLOW = 7;
    private static final int HASH = 13;

    private static final int INLINE_ITEM = 1;
    private static final int OVERFLOW_ITEM = 3;
    private static final int OVERFLOW_ITEM_LENGTH = 12;
    private static final int KEY_LENGTH = 4;

    private final ByteBuffer file;
    private final int pageSize;
    private final int pages;
    private final BitSet seen = new BitSet();
    private final HeaderBuffer buffer;
    private final HeaderSink sink;

    private BerkeleyStore(ByteBuffer file, HeaderSink sink) throws IOException {
        this.file = file;
        this.pageSize = file.getInt(PAGE_SIZE_AT);
        if (pageSize < 512 || pageSize > 65_536 || Integer.bitCount(pageSize) != 1) {
            throw new IOException("Berkeley DB has an impossible page size: " + pageSize);
        }
        if (file.get(ENCRYPTION_AT) != 0) {
            throw new IOException("Berkeley DB is encrypted");
        }
        this.pages = file.limit() / pageSize;
        this.buffer = new HeaderBuffer(file);
        this.sink = sink;
    }

    static boolean recognizes(ByteBuffer file) {
        return file.limit() >= 512 && (magic(file, ByteOrder.LITTLE_ENDIAN) || magic(file, ByteOrder.BIG_ENDIAN));
    }

    private static boolean magic(ByteBuffer file, ByteOrder order) {
        return file.duplicate().order(order).getInt(MAGIC_AT) == MAGIC;
    }

    static void read(ByteBuffer file, HeaderSink sink) throws IOException {
        ByteOrder order = magic(file, ByteOrder.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        new BerkeleyStore(file.duplicate().order(order), sink).read();
    }

    private void read() throws IOException {
        long promised = (file.getInt(32) & 0xffffffffL) + 1;
        for (int page = 1; page < pages; page++) {
            int type = file.get(page * pageSize + 25);
            if (type == HASH || type == HASH_UNSORTED) {
                pairs(page);
            }
        }
        if (promised > pages) {
            throw new IOException("Berkeley DB ends after " + pages + " of " + promised + " pages");
        }
    }

    /// Items lie from the page's end towards its front, so that each ends where the one before begins; keys and
    /// values take turns.
    private void pairs(int page) {
        int start = page * pageSize;
        int entries = file.getShort(start + 20) & 0xffff;
        if (PAGE_HEADER + entries * 2 > pageSize) {
            sink.malformed("Berkeley DB page " + page + " has more entries than room");
            return;
        }
        int end = pageSize;
        for (int pair = 0; pair + 1 < entries; pair += 2) {
            int key = file.getShort(start + PAGE_HEADER + pair * 2) & 0xffff;
            int value = file.getShort(start + PAGE_HEADER + pair * 2 + 2) & 0xffff;
            if (value < PAGE_HEADER + entries * 2 || key <= value || key >= end) {
                sink.malformed("Berkeley DB page " + page + " has an item outside its place");
                return;
            }
            if (!isCounter(start + key)) {
                value(start + value, key - value);
            }
            end = value;
        }
    }

    /// Package number 0 holds the last number that was given out.
    private boolean isCounter(int key) {
        return key + 1 + KEY_LENGTH <= file.limit() && file.get(key) == INLINE_ITEM && file.getInt(key + 1) == 0;
    }

    private void value(int item, int length) {
        buffer.clear();
        int type = file.get(item);
        if (type == OVERFLOW_ITEM && length >= OVERFLOW_ITEM_LENGTH) {
            chain(file.getInt(item + 4), file.getInt(item + 8));
        } else if (type == INLINE_ITEM) {
            buffer.add(item + 1, length - 1);
            buffer.giveTo(sink);
        } else {
            sink.malformed("Berkeley DB has an item of unknown type " + type);
        }
    }

    /// Follows a chain of overflow pages. A page belongs to one chain only, which ends every loop.
    private void chain(int first, int length) {
        if (length <= 0 || length > HeaderBuffer.LONGEST) {
            sink.malformed("Berkeley DB has a header of impossible length " + length);
            return;
        }
        int page = first;
        while (buffer.length() < length) {
            if (page <= 0 || page >= pages || seen.get(page) || file.get(page * pageSize + 25) != OVERFLOW) {
                sink.malformed("Berkeley DB has a broken chain of overflow pages at page " + (page & 0xffffffffL));
                return;
            }
            seen.set(page);
            int start = page * pageSize;
            int used = Math.min(file.getShort(start + 22) & 0xffff, length - buffer.length());
            if (used > pageSize - PAGE_HEADER) {
                sink.malformed("Berkeley DB overflow page " + page + " has more data than room");
                return;
            }
            buffer.add(start + PAGE_HEADER, used);
            page = file.getInt(start + 16);
        }
        buffer.giveTo(sink);
    }
}
