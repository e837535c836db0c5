package io.pratique.advisory.store;

import java.util.HashMap;
import java.util.Map;

/// Collects by which names advisories are looked up and where their entries lie, for a [NameIndex].
final class NameIndexWriter {
    private final Pairs entries = new Pairs();
    private final Pairs names = new Pairs();

    /// @param advisory where it lies in its section
    /// @param at where an entry of it lies
    void entry(int advisory, int at) {
        entries.add(advisory, at);
    }

    /// @param number of the string
    /// @param advisory one that bears the name or answers a problem that does
    void name(int number, int advisory) {
        names.add(number, advisory);
    }

    /// Writes [Format.Part#NAME_ROWS], [Format.Part#NAMES] and [Format.Part#SAID].
    void write(Output rows, Output out, Output said) {
        Map<Integer, Integer> places = new HashMap<>();
        entries.each((advisory, found) -> {
            places.put(advisory, said.size());
            list(said, found);
        });
        names.each(new Pairs.Group() {
            private int count;
            private int last;

            @Override
            public void accept(int number, int[] advisories) {
                if (count++ % NameIndex.NAMES_PER_ROW == 0) {
                    rows.int32(number).int32(out.size());
                    last = number;
                }
                out.varint(number - last);
                last = number;
                for (int i = 0; i < advisories.length; i++) {
                    advisories[i] = places.getOrDefault(advisories[i], 0);
                }
                list(out, advisories);
            }
        });
    }

    /// Each number less the one before.
    private static void list(Output out, int[] ascending) {
        out.varint(ascending.length);
        int last = 0;
        for (int number : ascending) {
            out.varint(number - last);
            last = number;
        }
    }
}
