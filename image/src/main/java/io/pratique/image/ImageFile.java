package io.pratique.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

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

    /// Another file of the same target; empty where absent or where the target cannot be read out of order, as the
    /// layers of an image.
    ///
    /// @param path from the root of the target, as [FileEntry#path] is
    default Optional<ImageFile> neighbour(String path) {
        return Optional.empty();
    }

    /// Whether a folder lies there in the same target; false where no neighbours can be read.
    ///
    /// @param path from the root of the target
    default boolean neighbourFolder(String path) {
        return false;
    }

    /// The limits in force for this scan.
    Limits limits();
}
