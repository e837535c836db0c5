package io.pratique.image;

import java.nio.file.Path;

/// A root file system, a folder, or a single file on this machine.
///
/// @param root the folder, or the file where `singleFile`
public record FolderTarget(String name, Path root, boolean singleFile) implements Target {
    @Override
    public void close() {
        // nothing is held open
    }
}
