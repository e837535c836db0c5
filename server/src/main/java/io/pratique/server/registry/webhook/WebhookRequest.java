package io.pratique.server.registry.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to a registry's webhook address.
///
/// @param path decoded by nobody
/// @param query without the question mark, empty where there is none
/// @param headers by name; the case of names does not matter
/// @param body at most one byte more than [WebhookReceiver#LARGEST_BODY]
/// @param received by this server's clock
@SuppressWarnings("ArrayRecordComponent")
public record WebhookRequest(
        String method, String path, String query, Map<String, String> headers, byte[] body, Instant received) {

    public WebhookRequest {
        Map<String, String> byName = new HashMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value.strip()));
        headers = Map.copyOf(byName);
    }

    /// The value of a header; null where it is absent.
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /// The decoded value of a query parameter, the first one of that name; null where it is absent or malformed.
    public @Nullable String parameter(String name) {
        String start = name + "=";
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(start)) {
                return decoded(pair.substring(start.length()));
            }
        }
        return null;
    }

    /// The decoded last part of the path; empty where it is malformed.
    public String lastSegment() {
        String last = decoded(path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"));
        return last == null ? "" : last;
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /// Without the secrets that the request may carry.
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
