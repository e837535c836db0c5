package io.pratique.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A document that lists what is in something else: an SBOM.
///
/// @param file null for standard input, which can be read once
public record DocumentTarget(String name, @Nullable Path file) implements Target {

    /// The bytes of the document; closing them leaves standard input open.
    public InputStream open() throws IOException {
        return file == null ? new Unclosed() : Files.newInputStream(file);
    }

    @Override
    public void close() {
        // nothing is held open
    }

    private static final class Unclosed extends FilterInputStream {
        Unclosed() {
            super(System.in);
        }

        @Override
        public void close() {
            // not ours
        }
    }
}
