package io.pratique.sbom.language;

import io.pratique.image.ImageFile;
import java.util.ArrayDeque;
import java.util.Optional;

/// Finds the other files that a file speaks of.
public final class Neighbours {
    private static final int LONGEST = 4_096;

    private Neighbours() {}

    /// The file at a path that is relative to the folder in which `file` lies; empty where that leads out of the
    /// target.
    public static Optional<ImageFile> of(ImageFile file, String relative) {
        return path(file.path(), relative).flatMap(file::neighbour);
    }

    /// The path from the root that `relative` means beside the file at `path`.
    public static Optional<String> path(String path, String relative) {
        if (relative.startsWith("/") || relative.length() > LONGEST || relative.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var parts = new ArrayDeque<String>();
        String whole = path.substring(0, path.lastIndexOf('/') + 1) + relative.replace('\\', '/');
        for (int start = 0; start <= whole.length(); ) {
            int slash = whole.indexOf('/', start);
            int end = slash < 0 ? whole.length() : slash;
            String part = whole.substring(start, end);
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
    }
}
