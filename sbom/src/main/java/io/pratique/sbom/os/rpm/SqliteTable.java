package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.Consumer;

/// Walks the b-tree of one SQLite table in the order of its rows (SQLite, "Database File Format", 1.6 and 2.1).
final class SqliteTable {
    static final int FILE_HEADER = 100;
    private static final int INTERIOR = 0x05;
    private static final int LEAF = 0x0d;

    interface Rows {
        /// @param row holds the row from the beginning to an index; valid during the call only
        void row(byte[] row, int to);
    }

    private final ByteBuffer file;
    private final int pageSize;
    private final int usable;
    private final int pages;
    private final Rows rows;
    private final Consumer<String> malformed;
    private final HeaderBuffer buffer;
    private final BitSet seen = new BitSet();
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final byte[] page;

    SqliteTable(ByteBuffer store, Rows rows, Consumer<String> malformed) throws IOException {
        this.file = store.duplicate().order(ByteOrder.BIG_ENDIAN);
        this.pageSize = pageSize(file);
        this.usable = pageSize - (file.get(20) & 0xff);
        if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usable < 480) {
            throw new IOException("SQLite database has an impossible page size: " + pageSize);
        }
        this.pages = file.limit() / pageSize;
        this.rows = rows;
        this.malformed = malformed;
        this.buffer = new HeaderBuffer(file);
        this.page = new byte[pageSize];
    }

    private static int pageSize(ByteBuffer file) {
        int stored = file.getShort(16) & 0xffff;
        return stored == 1 ? 65_536 : stored;
    }

    /// The length that the file should have, where its header is up to date; 0 elsewhere.
    static long promisedLength(ByteBuffer store) {
        ByteBuffer file = store.duplicate().order(ByteOrder.BIG_ENDIAN);
        boolean upToDate = file.getInt(24) == file.getInt(92);
        return upToDate ? (file.getInt(28) & 0xffffffffL) * pageSize(file) : 0;
    }

    void read(int root) {
        visit(root);
        while (!waiting.isEmpty()) {
            int number = waiting.pop();
            file.get((number - 1) * pageSize, page);
            int header = number == 1 ? FILE_HEADER : 0;
            int type = page[header];
            if (type == LEAF) {
                leaf(number, header);
            } else if (type == INTERIOR) {
                interior(number, header);
            } else {
                malformed.accept("SQLite page " + number + " is not part of a table");
            }
        }
    }

    /// A page belongs to one place in one tree only, which ends every loop.
    private void visit(int number) {
        if (isFree(number)) {
            seen.set(number);
            waiting.push(number);
        } else {
            malformed.accept("SQLite database has a wrong reference to page " + (number & 0xffffffffL));
        }
    }

    private boolean isFree(int number) {
        return number > 0 && number <= pages && !seen.get(number);
    }

    private int unsignedShort(int at) {
        return (page[at] & 0xff) << 8 | page[at + 1] & 0xff;
    }

    private int integer(int at) {
        return unsignedShort(at) << 16 | unsignedShort(at + 2);
    }

    /// Children are put aside last to first, so that the first is taken next.
    private void interior(int number, int header) {
        visit(integer(header + 8));
        int first = header + 12;
        for (int cell = unsignedShort(header + 3) - 1; cell >= 0; cell--) {
            int at = first + cell * 2 + 2 > usable ? usable : unsignedShort(first + cell * 2);
            if (at + 4 > usable) {
                malformed.accept("SQLite page " + number + " has a cell outside the page");
                return;
            }
            visit(integer(at));
        }
    }

    /// Cells do not overlap: together they are no longer than the page.
    private void leaf(int number, int header) {
        int first = header + 8;
        int room = usable;
        for (int cell = 0; cell < unsignedShort(header + 3); cell++) {
            int at = first + cell * 2 + 2 > usable ? usable : unsignedShort(first + cell * 2);
            SqliteVarint varint = new SqliteVarint(page, at, usable);
            long payload = varint.next();
            long row = varint.next();
            int local = local(payload);
            boolean fits = payload >= 0 && varint.position() + local + (local < payload ? 4 : 0) <= usable;
            room -= varint.position() - at + local;
            if (row == -1 && payload == -1 || !fits || room < 0 || payload > HeaderBuffer.LONGEST) {
                malformed.accept("SQLite page " + number + " has a cell of impossible length");
                return;
            }
            cell((number - 1) * pageSize, varint.position(), local, (int) payload);
        }
    }

    /// How much of a payload lies in the cell itself, the rest being in overflow pages.
    private int local(long payload) {
        int most = usable - 35;
        if (payload <= most) {
            return (int) Math.max(0, payload);
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int filling = (int) (least + (payload - least) % (usable - 4));
        return filling <= most ? filling : least;
    }

    private void cell(int pageStart, int at, int local, int payload) {
        buffer.clear();
        buffer.add(pageStart + at, local);
        int next = local < payload ? integer(at + local) : 0;
        while (buffer.length() < payload) {
            if (!isFree(next)) {
                malformed.accept(
                        "SQLite database has a broken chain of overflow pages at page " + (next & 0xffffffffL));
                return;
            }
            seen.set(next);
            int start = (next - 1) * pageSize;
            buffer.add(start + 4, Math.min(usable - 4, payload - buffer.length()));
            next = file.getInt(start);
        }
        rows.row(buffer.bytes(), payload);
    }
}
