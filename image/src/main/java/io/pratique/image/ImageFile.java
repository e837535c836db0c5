package io.pratique.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// A regular file with its contents at hand. Valid only during the call that received it.
public interface ImageFile {
    FileEntry entry();

    default String path() {
        return entry().path();
    }

    /// The contents from the beginning, to be read once; it need not be closed. Calling this after [#content]
    /// starts again.
    InputStream open() throws IOException;

    /// The whole contents, for formats that need random access; read-only, position 0.
    ///
    /// May be called before [#open] only.
    ///
    /// @throws LimitException when the file is larger than [Limits#fileSize]
    ByteBuffer content() throws IOException;

    /// Whether this file is shown a second time, to an analyzer that asked for its whole contents after it had
    /// begun to stream them.
    default boolean rereading() {
        return false;
    }

    /// The limits in force for this scan.
    Limits limits();
}
