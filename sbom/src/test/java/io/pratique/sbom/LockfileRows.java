package io.pratique.sbom;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the files of the conformance set `lockfiles` belong, and the rows of it that are not followed.
final class LockfileRows {
    /// Upstream's folder, the parts that all have in common left out, and the path at which the file would lie in a
    /// project; `*` for the name that it has.
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("language/javascript/packagelockjson", "package-lock.json"),
            Map.entry("parser/nodejs/npm", "package-lock.json"));

    /// Rows that are wrong, or right for another kind of tool, with the reason.
    private static final Map<String, String> NOT_FOLLOWED = Map.of();

    private LockfileRows() {}

    /// The place of a file in a project; null for formats that are not read.
    static @Nullable String place(String folder, String file) {
        String place = PLACES.get(folder);
        return place == null ? null : place.replace("*", file.substring(file.lastIndexOf('/') + 1));
    }

    static @Nullable String reason(String path) {
        return NOT_FOLLOWED.get(path);
    }
}
