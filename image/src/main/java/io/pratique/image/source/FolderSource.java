package io.pratique.image.source;

import io.pratique.image.FolderTarget;
import io.pratique.image.Target;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A root file system or any other folder of this machine; `dir:/` is the machine itself.
final class FolderSource implements ImageSource {
    @Override
    public String id() {
        return "dir";
    }

    @Override
    public String description() {
        return "a folder; dir:/ is this machine";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        return LocalPaths.exists(text) && Files.isDirectory(Path.of(text));
    }

    @Override
    public Target open(String text, SourceOptions options) throws IOException {
        Path folder = LocalPaths.require(text);
        if (!Files.isDirectory(folder)) {
            throw new PratiqueException(ErrorKind.USAGE, text + " is not a folder; for a single file use file:" + text);
        }
        return new FolderTarget(text, folder.toRealPath(), false);
    }
}
