package io.pratique.sbom;

import io.pratique.image.ImageFile;
import io.pratique.image.folder.FolderLinks;
import io.pratique.image.folder.LocalFile;
import io.pratique.image.folder.Mounts;
import java.nio.file.Path;
import java.util.Optional;

/// A file of a folder that is scanned: all other files below the folder are its neighbours, none outside of it.
record FolderFile(LocalFile file, Path root, Mounts mounts) implements WrappedFile {
    @Override
    public Optional<ImageFile> neighbour(String path) {
        return FolderLinks.resolve(root, path, mounts, limits()).map(found -> new FolderFile(found, root, mounts));
    }

    @Override
    public boolean neighbourFolder(String path) {
        return FolderLinks.leadsToFolder(root, path, mounts);
    }
}
