package io.pratique.image;

import java.io.Closeable;

/// Something to scan, opened: an image with layers, a folder, or a document about something else.
public sealed interface Target extends Closeable permits ImageTarget, FolderTarget, DocumentTarget {
    /// As people call it: the reference or path asked for.
    String name();
}
