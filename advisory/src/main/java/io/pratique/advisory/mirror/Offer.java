package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A host's answer, in the terms of HTTP also where it is a folder.
///
/// @param host for messages
record Offer(String host, int status, Headers headers, InputStream body) implements Closeable {
    interface Headers {
        @Nullable
        String value(String name);
    }

    @Nullable
    String header(String name) {
        return headers.value(name);
    }

    /// How many bytes the body has; below 0 where the host does not say.
    long length() {
        return number(header("Content-Length"));
    }

    /// The first byte's position and the length of the whole, where the body is a part; null where that cannot be
    /// understood.
    @Nullable
    Span span() {
        String range = header("Content-Range");
        if (range == null || !range.startsWith("bytes ")) {
            return null;
        }
        int dash = range.indexOf('-');
        int slash = range.indexOf('/');
        if (dash < 0 || slash < dash) {
            return null;
        }
        return new Span(number(range.substring(6, dash)), number(range.substring(slash + 1)));
    }

    record Span(long from, long whole) {}

    private static long number(@Nullable String text) {
        try {
            return text == null ? -1 : Math.max(-1, Long.parseLong(text.strip()));
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    /// Whether the body is packed by gzip for the way.
    boolean packed() throws HttpException {
        String encoding = header("Content-Encoding");
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "identity", "" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw new HttpException(ErrorKind.INVALID_INPUT, host + " sends an unknown encoding; refused");
        };
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
