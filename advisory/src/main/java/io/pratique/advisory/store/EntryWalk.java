package io.pratique.advisory.store;

/// One pass over all entries, which decodes no more than it must to find where the next begins.
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
