package io.pratique.server.harbor;

import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.image.Digest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What is to be scanned.
record Artifact(
        String repository,
        Digest digest,
        @Nullable String tag,
        @Nullable String mediaType) {
    /// @throws IllegalArgumentException when the digest is none
    static Artifact of(JsonValue json) {
        String tag = json.text("tag", "");
        return new Artifact(
                json.text("repository", ""),
                Digest.parse(json.text("digest", "")),
                tag.isEmpty() ? null : tag,
                json.text("mime_type"));
    }

    void write(JsonWriter json) throws IOException {
        json.object(
                "artifact",
                () -> json.string("repository", repository)
                        .string("digest", digest.toString())
                        .optional("tag", tag)
                        .optional("mime_type", mediaType));
    }
}
