package io.pratique.image.source.archive;

import io.pratique.model.image.Digest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A path and the image meant in it, as written by a user: `PATH`, `PATH:NAME`, `PATH@DIGEST`.
record Location(Path path, Selection selection) {

    /// Takes the longest beginning that exists as the path, so that a path may hold colons; null where none does.
    static @Nullable Location parse(String text) {
        Path whole = existing(text);
        if (whole != null) {
            return new Location(whole, Selection.ONLY);
        }
        int at = text.lastIndexOf('@');
        Digest digest = at < 0 ? null : digest(text.substring(at + 1));
        Path before = digest == null ? null : existing(text.substring(0, at));
        if (before != null) {
            return new Location(before, new Selection(null, digest));
        }
        for (int colon = text.lastIndexOf(':'); colon > 0; colon = text.lastIndexOf(':', colon - 1)) {
            Path path = existing(text.substring(0, colon));
            String name = text.substring(colon + 1);
            if (path != null && !name.isEmpty()) {
                return new Location(path, new Selection(name, null));
            }
        }
        return null;
    }

    private static @Nullable Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException noDigest) {
            return null;
        }
    }

    private static @Nullable Path existing(String text) {
        try {
            Path path = text.isEmpty() ? null : Path.of(text);
            return path != null && Files.exists(path) ? path : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
