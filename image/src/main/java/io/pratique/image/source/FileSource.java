package io.pratique.image.source;

import io.pratique.image.FolderTarget;
import io.pratique.image.Target;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A single file of this machine: a binary, a jar, a lock file.
final class FileSource implements ImageSource {
    @Override
    public String id() {
        return "file";
    }

    @Override
    public String description() {
        return "a single file: a binary, a jar, a lock file";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        return LocalPaths.exists(text) && Files.isRegularFile(Path.of(text));
    }

    @Override
    public Target open(String text, SourceOptions options) {
        Path file = LocalPaths.require(text);
        if (!Files.isRegularFile(file)) {
            throw new PratiqueException(ErrorKind.USAGE, text + " is not a regular file; for a folder use dir:" + text);
        }
        return new FolderTarget(text, file, true);
    }
}
