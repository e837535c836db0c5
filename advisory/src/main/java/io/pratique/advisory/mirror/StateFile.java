package io.pratique.advisory.mirror;

import io.pratique.advisory.store.AtomicFile;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A [FileState] on disk, as JSON.
final class StateFile {
    private static final int LIMIT = 1 << 20;

    private StateFile() {}

    /// What the file says; an unknown state where it is absent or damaged.
    static FileState read(Path file, String url) {
        try {
            if (!Files.exists(file) || Files.size(file) > LIMIT) {
                return FileState.unknown(url);
            }
            JsonValue value = Json.parse(Files.readAllBytes(file));
            return new FileState(
                    url,
                    value.text("etag"),
                    value.text("lastModified"),
                    value.text("sha256"),
                    number(value.get("length"), -1),
                    instant(value.text("checked")),
                    instant(value.text("fetched")),
                    value.text("error"),
                    number(value.get("run"), 0));
        } catch (IOException damaged) {
            return FileState.unknown(url);
        }
    }

    private static long number(JsonValue value, long otherwise) {
        return Objects.requireNonNullElse(value.integer(), otherwise);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    static void write(Path file, FileState state) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.string("url", state.url())
                    .optional("etag", state.etag())
                    .optional("lastModified", state.lastModified())
                    .optional("sha256", state.sha256())
                    .number("length", state.length())
                    .optional("checked", Objects.toString(state.checked(), null))
                    .optional("fetched", Objects.toString(state.fetched(), null))
                    .optional("error", state.error())
                    .number("run", state.run()));
        }
        AtomicFile.write(file, channel -> AtomicFile.fully(channel, ByteBuffer.wrap(bytes.toByteArray())));
    }
}
