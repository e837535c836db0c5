package io.pratique.image.source;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths that users give.
final class LocalPaths {
    private LocalPaths() {}

    static boolean exists(String text) {
        try {
            return !text.isEmpty() && Files.exists(Path.of(text));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /// @throws PratiqueException when nothing lies there
    static Path require(String text) {
        if (!exists(text)) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, "there is no file or folder '" + text + "'");
        }
        return Path.of(text);
    }
}
