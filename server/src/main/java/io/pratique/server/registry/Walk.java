package io.pratique.server.registry;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// How far a registry has been looked through, as kept in the column `poll_state`.
///
/// @param after the last repository that was visited; empty at the beginning
/// @param shrunk whether much was missing when this part was visited last, so that it is visited again
record Walk(String after, boolean shrunk) {
    static final Walk START = new Walk("", false);

    static Walk parse(String json) {
        try {
            JsonValue state = Json.parse(json.getBytes(StandardCharsets.UTF_8));
            return new Walk(state.text("after", ""), state.get("shrunk").isTrue());
        } catch (IOException malformed) {
            return START;
        }
    }

    String json() {
        var out = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> json.string("after", after).bool("shrunk", shrunk));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
