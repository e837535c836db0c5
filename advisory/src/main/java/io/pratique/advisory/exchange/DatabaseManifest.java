package io.pratique.advisory.exchange;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// The manifest of an exchanged database (OCI image-spec, manifest.md, "Guidelines for Artifact Usage").
///
/// @param layer the compressed database
/// @param size bytes of the database
/// @param contents the hash of its contents, as its header states it
/// @param built when its data were new
public record DatabaseManifest(Descriptor layer, long size, String contents, Instant built) {
    private static final int LONGEST = 1 << 20;

    private static final int GENERATION_LENGTH = 12;

    /// A database is mapped as a whole, so that it cannot be longer.
    private static final long LARGEST = Integer.MAX_VALUE;

    /// How the database calls itself.
    public String generation() {
        return contents.substring(0, GENERATION_LENGTH);
    }

    byte[] toJson() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> {
                json.number("schemaVersion", 2)
                        .string("mediaType", Types.MANIFEST)
                        .string("artifactType", Types.ARTIFACT)
                        .object("config", () -> Manifests.descriptor(json, Manifests.EMPTY))
                        .array(
                                "layers",
                                () -> json.object(() -> {
                                    Manifests.descriptor(json, layer);
                                    json.object("annotations", () -> json.string(Types.TITLE, "advisories.db.zst"));
                                }))
                        .object(
                                "annotations",
                                () -> json.string(Types.CREATED, built.toString())
                                        .string(Types.GENERATION, generation())
                                        .string(Types.CONTENTS, contents)
                                        .string(Types.SIZE, Long.toString(size)));
            });
        }
        return bytes.toByteArray();
    }

    /// @throws IOException when it is of something else, or of a database that cannot be
    static DatabaseManifest parse(byte[] manifest) throws IOException {
        if (manifest.length > LONGEST) {
            throw new IOException("the manifest is too long");
        }
        JsonValue root = Json.parse(manifest);
        if (!root.text("artifactType", "").equals(Types.ARTIFACT)) {
            throw new IOException("this is no advisory database but something else");
        }
        List<JsonValue> layers = root.get("layers").items();
        if (layers.size() != 1 || !layers.getFirst().text("mediaType", "").equals(Types.DATABASE)) {
            throw new IOException("the advisory database is in a form that this program does not know");
        }
        JsonValue facts = root.get("annotations");
        try {
            return new DatabaseManifest(
                            Manifests.descriptor(layers.getFirst()),
                            Long.parseLong(facts.text(Types.SIZE, "")),
                            facts.text(Types.CONTENTS, ""),
                            Instant.parse(facts.text(Types.CREATED, "")))
                    .checked();
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new IOException("the manifest of the advisory database is malformed", malformed);
        }
    }

    private DatabaseManifest checked() throws IOException {
        if (contents.length() != Types.SHA_256_LENGTH) {
            throw new IOException("the manifest of the advisory database does not tell its hash");
        }
        if (size < 0 || size > LARGEST || layer.size() > LARGEST) {
            throw new IOException("the advisory database would be larger than 2 GiB; refused");
        }
        return this;
    }
}
