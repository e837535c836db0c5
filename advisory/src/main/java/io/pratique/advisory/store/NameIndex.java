package io.pratique.advisory.store;

/// Leads from a name to the advisories that bear it or answer a problem that does, and from each to its entries.
///
/// @param rows of the number of a name and its place in `names`, for every [#NAMES_PER_ROW]th name
/// @param names per name: its number less that of the name before in the row, and a list of places in `said`
/// @param said per advisory: a list of places of entries
record NameIndex(Section rows, Section names, Section said) {
    static final int NAMES_PER_ROW = 32;

    private static final int[] NONE = {};

    /// Places in `said`.
    int[] advisories(int number) {
        int low = 0;
        int high = rows.rows(Format.NAME_ROW);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.intAt(middle * Format.NAME_ROW) <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? NONE : inRow((low - 1) * Format.NAME_ROW, number);
    }

    private int[] inRow(int row, int number) {
        Cursor cursor = names.at(rows.intAt(row + 4));
        long name = rows.intAt(row);
        for (int left = NAMES_PER_ROW; left > 0 && !cursor.atEnd(); left--) {
            name += cursor.varint();
            if (name >= number) {
                return name == number ? list(cursor) : NONE;
            }
            cursor.skip(cursor.count());
        }
        return NONE;
    }

    int[] entries(int advisory) {
        return list(said.at(advisory));
    }

    int firstEntry(int advisory) {
        Cursor cursor = said.at(advisory);
        cursor.skip(1);
        return cursor.varint();
    }

    private static int[] list(Cursor cursor) {
        int[] out = new int[cursor.count()];
        int last = 0;
        for (int i = 0; i < out.length; i++) {
            last += cursor.varint();
            if (last < 0) {
                throw Format.corrupt("a place outside a section");
            }
            out[i] = last;
        }
        return out;
    }
}
