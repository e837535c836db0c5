package io.pratique.sbom.license;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Finds the licences whose texts a file holds.
public final class LicenseTexts {
    private static final int LENGTH_LIMIT = 256 << 10;

    private LicenseTexts() {}

    /// Loaded when the first file is met, since most images have none.
    private static final class Known {
        static final LicenseSketches SKETCHES = LicenseSketches.load();
    }

    /// The SPDX ids of the licences whose texts are in the first 256 KB, in the order of their places.
    public static List<String> find(InputStream in) throws IOException {
        return find(in.readNBytes(LENGTH_LIMIT));
    }

    static List<String> find(byte[] text) {
        return find(text, Known.SKETCHES);
    }

    static List<String> find(byte[] text, LicenseSketches sketches) {
        int[] shingles = Shingles.of(text, Math.min(text.length, LENGTH_LIMIT));
        List<String> ids = new ArrayList<>();
        for (LicenseMatch match : new LicenseSearch(sketches, shingles).run()) {
            // the text of a licence and its notice are told apart, but are one licence
            String id = sketches.id(match.license());
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
