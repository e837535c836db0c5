package io.pratique.sbom.language.java;

import io.pratique.sbom.language.java.ZipArchive.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Refuses archives of which entries share bytes. No tool writes these; they serve to expand the same bytes again
/// and again.
final class Overlaps {
    /// The least that stands before the bytes of an entry (APPNOTE.TXT 4.3.7).
    private static final int LOCAL_HEADER = 30;

    private Overlaps() {}

    /// @throws IOException when entries share bytes
    static void refuse(List<Entry> entries) throws IOException {
        if (!apart(entries)) {
            List<Entry> sorted = new ArrayList<>(entries);
            sorted.sort(Comparator.comparingLong(Entry::header));
            if (!apart(sorted)) {
                throw new IOException("zip entries overlap");
            }
        }
    }

    /// Whether each begins after the one before it; as most archives are written they stand in this order.
    private static boolean apart(List<Entry> entries) {
        long end = Long.MIN_VALUE;
        for (Entry entry : entries) {
            if (entry.header() < end) {
                return false;
            }
            end = entry.header() + LOCAL_HEADER + Math.max(0, entry.stored());
        }
        return true;
    }
}
