package io.pratique.image.registry;

import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the index that stands in for a registry's list of referrers.
final class ReferrersIndex {
    private ReferrersIndex() {}

    /// An index with an entry more.
    ///
    /// @param index the one that is there; null where there is none
    static byte[] with(byte @Nullable [] index, Artifact.Entry added) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.number("schemaVersion", 2)
                    .string("mediaType", MediaTypes.OCI_INDEX)
                    .array("manifests", () -> {
                        if (index != null) {
                            for (Artifact.Entry entry : Artifacts.list(index)) {
                                write(json, entry);
                            }
                        }
                        write(json, added);
                    }));
        }
        return bytes.toByteArray();
    }

    private static void write(JsonWriter json, Artifact.Entry entry) throws IOException {
        Descriptor descriptor = entry.descriptor();
        json.object(() -> {
            json.string("mediaType", descriptor.mediaType())
                    .string("digest", descriptor.digest().toString())
                    .number("size", descriptor.size())
                    .optional("artifactType", entry.type());
            Map<String, String> annotations = new TreeMap<>(descriptor.annotations());
            if (!annotations.isEmpty()) {
                json.object("annotations", () -> {
                    for (var annotation : annotations.entrySet()) {
                        json.string(annotation.getKey(), annotation.getValue());
                    }
                });
            }
        });
    }
}
