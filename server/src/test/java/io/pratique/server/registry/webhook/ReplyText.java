package io.pratique.server.registry.webhook;

import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Replies as they are kept in `expected.json`.
final class ReplyText {
    private ReplyText() {}

    static String of(WebhookReply reply) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                switch (reply) {
                    case WebhookReply.Accepted accepted -> {
                        int[] count = {0};
                        for (RegistryEvent event : accepted.events()) {
                            json.object(String.valueOf(++count[0]), () -> write(json, event));
                        }
                    }
                    case WebhookReply.Answer answer -> {
                        json.number("status", answer.status());
                        json.optional("contentType", answer.contentType());
                        for (Map.Entry<String, String> header : new TreeMap<>(answer.headers()).entrySet()) {
                            json.string(header.getKey(), header.getValue());
                        }
                        json.optional("body", answer.body());
                    }
                }
            });
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static void write(JsonWriter json, RegistryEvent event) throws IOException {
        json.string("delivery", event.delivery())
                .string("kind", event.kind().name())
                .optional("host", event.host())
                .string("repository", event.repository())
                .optional("tag", event.tag())
                .optional("digest", text(event.digest()))
                .optional("happened", text(event.happened()))
                .optional("actor", event.actor())
                .optional("mediaType", event.mediaType());
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
