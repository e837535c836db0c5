package io.pratique.image.source.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Named contents that can be opened in any order and several at once: a folder or an archive.
public interface Bundle extends Closeable {
    /// What lies at a path, null where nothing does.
    ///
    /// @param path `/` between the parts, without `.` and `..`
    @Nullable
    Part find(String path) throws IOException;

    /// One of the contents.
    interface Part {
        /// In bytes.
        long size();

        InputStream open() throws IOException;
    }
}
