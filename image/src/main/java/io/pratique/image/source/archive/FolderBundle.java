package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The regular files below a folder; links are followed as long as they stay inside.
public final class FolderBundle implements Bundle {
    private final Path root;

    /// @throws IOException when the folder cannot be reached
    public FolderBundle(Path folder) throws IOException {
        root = folder.toRealPath();
    }

    @Override
    public @Nullable Part find(String path) throws IOException {
        Path real;
        try {
            real = root.resolve(path).toRealPath();
        } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException absent) {
            return null;
        }
        if (!real.startsWith(root)) {
            throw invalid(path + " is a link that leads out of " + root);
        }
        return Files.isRegularFile(real) ? new FilePart(real, Files.size(real)) : null;
    }

    @Override
    public void close() {
        // files are opened one by one, by who reads them
    }

    private record FilePart(Path file, long size) implements Part {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
