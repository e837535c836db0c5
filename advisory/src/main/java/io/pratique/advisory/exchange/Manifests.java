package io.pratique.advisory.exchange;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes the parts that manifests are made of.
final class Manifests {
    /// The contents of a configuration that is not needed (OCI image-spec, manifest.md, "Guidance for an Empty
    /// Descriptor").
    static final byte[] NOTHING = {'{', '}'};

    static final Descriptor EMPTY = new Descriptor(Types.EMPTY, digest(NOTHING), NOTHING.length);

    private Manifests() {}

    static Digest digest(byte[] content) {
        return Digest.sha256(sha256().digest(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static void descriptor(JsonWriter json, Descriptor descriptor) throws IOException {
        json.string("mediaType", descriptor.mediaType())
                .string("digest", descriptor.digest().toString())
                .number("size", descriptor.size());
    }

    static Descriptor descriptor(JsonValue value) throws IOException {
        @Nullable Long size = value.get("size").integer();
        if (size == null || size < 0) {
            throw new IOException("a descriptor has no size");
        }
        try {
            return new Descriptor(value.text("mediaType", ""), Digest.parse(value.text("digest", "")), size);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    /// The manifest by which a signature refers to what it signs, as cosign writes it.
    static byte[] ofSignature(byte[] bundle, byte[] subject) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.number("schemaVersion", 2)
                    .string("mediaType", Types.MANIFEST)
                    .string("artifactType", Types.BUNDLE)
                    .object("config", () -> descriptor(json, EMPTY))
                    .array(
                            "layers",
                            () -> json.object(() ->
                                    descriptor(json, new Descriptor(Types.BUNDLE, digest(bundle), bundle.length))))
                    .object(
                            "subject",
                            () -> descriptor(json, new Descriptor(Types.MANIFEST, digest(subject), subject.length)))
                    .object(
                            "annotations",
                            () -> json.string("dev.sigstore.bundle.content", "dsse-envelope")
                                    .string(
                                            "dev.sigstore.bundle.predicateType",
                                            "https://sigstore.dev/cosign/sign/v1")));
        }
        return bytes.toByteArray();
    }

    /// The bundles that a signature's manifest names.
    static List<Descriptor> bundles(byte[] manifest) throws IOException {
        List<JsonValue> layers = Json.parse(manifest).get("layers").items();
        return layers.size() == 1 ? List.of(descriptor(layers.getFirst())) : List.of();
    }
}
