package io.pratique.cli.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writing to standard output, always in UTF-8.
public final class StandardOutput {
    private static final int BUFFER = 1 << 16;

    private StandardOutput() {}

    /// Something that writes itself.
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public static void write(OutputStream out, String text) throws IOException {
        write(out, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// @throws BrokenPipeException when nobody reads any more
    /// @throws IOException when it cannot be written, for example to a full disk
    public static void write(OutputStream out, Content content) throws IOException {
        // Not closed: standard output stays open for what follows.
        BufferedOutputStream buffered = new BufferedOutputStream(new Guarded(out), BUFFER);
        content.writeTo(buffered);
        buffered.flush();
    }

    /// Tells failures of standard output from those of whatever else the content reads.
    private static final class Guarded extends FilterOutputStream {
        Guarded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException problem) {
                String message = String.valueOf(problem.getMessage());
                if (message.contains("Broken pipe")) {
                    throw new BrokenPipeException(problem);
                }
                throw new IOException("cannot write to standard output: " + message, problem);
            }
        }
    }
}
