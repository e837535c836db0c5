package io.pratique.image.source.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to an HTTP/1.1 request (RFC 9112).
///
/// @param body without the transfer coding
record HttpAnswer(int status, InputStream body, InputStream socket) implements Closeable {
    private static final int MAX_HEAD = 1 << 16;

    static HttpAnswer read(InputStream socket) throws IOException {
        var lines = new Lines(socket, MAX_HEAD);
        int status = status(lines.next());
        Map<String, String> headers = new HashMap<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new HttpAnswer(status, body(socket, headers), socket);
    }

    private static InputStream body(InputStream socket, Map<String, String> headers) throws IOException {
        String coding = headers.getOrDefault("transfer-encoding", "identity").toLowerCase(Locale.ROOT);
        if (coding.equals("chunked")) {
            return new ChunkedStream(socket);
        }
        if (!coding.equals("identity")) {
            throw new IOException("the engine answers in an unknown transfer coding");
        }
        String length = headers.get("content-length");
        return length == null ? socket : new CountedStream(socket, length(length));
    }

    private static long length(String text) throws IOException {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("the engine answers with an invalid length");
        }
        return Long.parseLong(text);
    }

    private static int status(String line) throws IOException {
        boolean valid = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
        @Nullable String code = valid ? line.substring(9, 12) : null;
        if (code == null || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException("the engine does not answer in HTTP/1.1");
        }
        return Integer.parseInt(code);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// Reads lines byte by byte, so that nothing after the last one is taken.
    static final class Lines {
        private final InputStream stream;
        private int left;

        Lines(InputStream stream, int limit) {
            this.stream = stream;
            this.left = limit;
        }

        /// The next line without its end.
        String next() throws IOException {
            var line = new java.io.ByteArrayOutputStream();
            for (int b = stream.read(); b != '\n'; b = stream.read()) {
                if (b < 0) {
                    throw new java.io.EOFException("the engine's answer ends too early");
                }
                if (--left < 0) {
                    throw new IOException("the head of the engine's answer is too long");
                }
                line.write(b);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }
    }
}
