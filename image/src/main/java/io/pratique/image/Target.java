package io.pratique.image;

import java.io.Closeable;

/// Something to scan, opened: an image with layers, or a folder.
public sealed interface Target extends Closeable permits ImageTarget, FolderTarget {
    /// As people call it: the reference or path asked for.
    String name();
}
