package io.pratique.testing.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as it arrived.
///
/// @param headers names as `HttpServer` writes them: `Www-authenticate`
public record Seen(String method, String path, @Nullable String query, Map<String, List<String>> headers, String body) {
    public @Nullable String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse(null);
    }
}
