package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import io.pratique.image.folder.FolderLinks;
import io.pratique.image.folder.LocalFile;
import io.pratique.image.folder.Mounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// A file of a folder that is scanned: all other files below the folder are its neighbours, none outside of it.
record FolderFile(LocalFile file, Path root, Mounts mounts) implements ImageFile {
    @Override
    public FileEntry entry() {
        return file.entry();
    }

    @Override
    public InputStream open() throws IOException {
        return file.open();
    }

    @Override
    public ByteBuffer content() throws IOException {
        return file.content();
    }

    @Override
    public Optional<ImageFile> neighbour(String path) {
        return FolderLinks.resolve(root, path, mounts, limits()).map(found -> new FolderFile(found, root, mounts));
    }

    @Override
    public Limits limits() {
        return file.limits();
    }
}
