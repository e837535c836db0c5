package io.pratique.advisory.store;

import java.util.BitSet;

/// Leads to entries with the packages that they are about. A pass over all of them decodes no more than it must to
/// find where the next begins.
record EntryWalk(Section ecosystems, Section keys, Section entries) {
    /// @see #each
    interface Visitor {
        /// @param ecosystem number of its string
        /// @param name number of its string
        /// @param advisory where it lies in its section
        /// @param at where the entry lies in its section
        void visit(int ecosystem, int name, int advisory, int at);
    }

    void each(Visitor visitor) {
        long passed = 0;
        for (int row = 0; row < ecosystems.rows(Format.ECOSYSTEM_ROW); row++) {
            int ecosystem = ecosystems.intAt(row * Format.ECOSYSTEM_ROW);
            int first = ecosystems.intAt(row * Format.ECOSYSTEM_ROW + 4);
            int count = ecosystems.intAt(row * Format.ECOSYSTEM_ROW + 8);
            if (first < 0 || count < 0 || first > keys.rows(Format.KEY_ROW) - count) {
                throw Format.corrupt("keys outside their section");
            }
            for (int key = first; key < first + count; key++) {
                passed += key(ecosystem, key * Format.KEY_ROW, visitor);
                if (passed > entries.length()) {
                    throw Format.corrupt("entries that several packages share");
                }
            }
        }
    }

    /// Visits the entries at some places.
    void some(BitSet places, Visitor visitor) {
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            int key = keyOf(at);
            int name = keys.intAt(key * Format.KEY_ROW);
            visitor.visit(ecosystemOf(key), name, entries.at(at).varint(), at);
        }
    }

    /// The last key whose entries begin before the place.
    private int keyOf(int at) {
        int low = 0;
        int high = keys.rows(Format.KEY_ROW);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.intAt(middle * Format.KEY_ROW + 4) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private int ecosystemOf(int key) {
        for (int at = 0; at < ecosystems.length(); at += Format.ECOSYSTEM_ROW) {
            int first = ecosystems.intAt(at + 4);
            if (key >= first && key - first < ecosystems.intAt(at + 8)) {
                return ecosystems.intAt(at);
            }
        }
        throw Format.corrupt("an entry of no package");
    }

    /// How many bytes its entries have.
    private int key(int ecosystem, int row, Visitor visitor) {
        int name = keys.intAt(row);
        int start = keys.intAt(row + 4);
        Cursor cursor = entries.at(start);
        for (int left = cursor.count(); left > 0; left--) {
            int at = cursor.position();
            int advisory = cursor.varint();
            pass(cursor);
            visitor.visit(ecosystem, name, advisory, at);
        }
        return cursor.position() - start;
    }

    /// The rest of an entry after its advisory.
    private static void pass(Cursor cursor) {
        int flags = cursor.octet();
        for (int left = cursor.count(); left > 0; left--) {
            cursor.skip(3);
        }
        if ((flags & Format.HAS_VERSIONS) != 0) {
            cursor.skip(cursor.count());
        }
        if ((flags & Format.HAS_RATING) != 0) {
            cursor.skip(1);
        }
        if ((flags & Format.HAS_CONDITION) != 0) {
            cursor.skip(1);
            cursor.skip(cursor.count());
            cursor.skip(cursor.count());
        }
    }
}
