package io.pratique.testing.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// What a fake server does with a request.
@FunctionalInterface
public interface Answer {
    /// Answers, or gives false and leaves the request to whoever is asked next.
    boolean answer(HttpExchange exchange, Seen seen) throws IOException;

    /// A status with a short text.
    ///
    /// @param headers names and values in turn
    static Answer status(int status, String... headers) {
        return content(status, ("status " + status).getBytes(UTF_8), headers);
    }

    static Answer json(String text) {
        return content(200, text.getBytes(UTF_8), "Content-Type", "application/json");
    }

    static Answer content(int status, byte[] body, String... headers) {
        return (exchange, seen) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bare ? -1 : body.length);
            if (!bare) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
            return true;
        };
    }

    static Answer redirect(String location) {
        return status(307, "Location", location);
    }

    /// Promises the whole body and breaks off the connection in the middle of it.
    static Answer brokenAfter(int count, byte[] body) {
        return (exchange, seen) -> {
            exchange.sendResponseHeaders(200, body.length);
            OutputStream out = exchange.getResponseBody();
            out.write(Arrays.copyOf(body, count));
            out.flush();
            exchange.close();
            return true;
        };
    }

    /// Breaks off every transfer of the whole body. A client that is busy may see the end before it has seen any of
    /// the bytes, and then has nothing to ask the rest of: it is broken off again.
    static Answer brokenUnlessResumed(int count, byte[] body) {
        Answer broken = brokenAfter(count, body);
        return (exchange, seen) -> seen.header("Range") == null && broken.answer(exchange, seen);
    }

    /// Sends the same bytes for ever.
    static Answer endless(byte[] part) {
        return (exchange, seen) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(part);
                }
            }
        };
    }

    /// Answers the first requests only.
    default Answer times(int count) {
        var left = new AtomicInteger(count);
        return (exchange, seen) -> left.getAndDecrement() > 0 && answer(exchange, seen);
    }

    /// Answers requests that do not carry the header.
    default Answer unless(String header, String value) {
        return (exchange, seen) -> !value.equals(seen.header(header)) && answer(exchange, seen);
    }
}
