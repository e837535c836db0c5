package io.pratique.sbom.language.java;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Expands entries of zip archives, one after the other (RFC 1951).
public final class Inflation implements AutoCloseable {
    /// Deflate makes at most 258 bytes of 2 bits.
    private static final int HIGHEST_RATIO = 1_032;

    private final Inflater inflater = new Inflater(true);

    /// Whether so many stored bytes can expand to that many.
    static boolean possible(long stored, long size) {
        return stored >= 0 && size >= 0 && size / HIGHEST_RATIO <= stored;
    }

    /// Fills `target` as far as the data goes; what would not fit is left out.
    void expand(ByteBuffer data, ByteBuffer target) throws IOException {
        inflater.reset();
        inflater.setInput(data);
        try {
            while (target.hasRemaining() && !inflater.finished()) {
                if (inflater.inflate(target) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("zip entry is cut short");
                }
            }
        } catch (DataFormatException problem) {
            throw new IOException("zip entry is not deflated as it says", problem);
        }
    }

    @Override
    public void close() {
        inflater.close();
    }
}
