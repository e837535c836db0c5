package io.pratique.sbom.analyzer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// An analyzer that takes the bytes of a file one piece after the other. Any number of these look on while one
/// other analyzer reads the file, so that it need not be held whole for them.
public interface StreamingAnalyzer extends Analyzer {
    /// Begins with a file.
    Onlooker begin(FileEntry file, Consumer<Discovery> out);

    @Override
    default void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Onlooker onlooker = begin(file.entry(), out);
        byte[] piece = new byte[64 << 10];
        try (InputStream in = file.open()) {
            int count = in.read(piece);
            while (count >= 0 && onlooker.take(piece, 0, count)) {
                count = in.read(piece);
            }
        }
        onlooker.end();
    }

    /// Sees the bytes of one file pass.
    interface Onlooker {
        /// Takes the next bytes, which are not its own to keep.
        ///
        /// @return whether it wants to see more
        boolean take(byte[] bytes, int from, int count) throws IOException;

        /// Tells what it found, once the file has ended or nothing more was wanted.
        void end() throws IOException;
    }
}
