package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;
import static io.pratique.image.manifest.Refusals.printable;
import static io.pratique.image.manifest.Refusals.unsupported;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads manifests and indexes: OCI's and Docker's schema 2.
public final class Documents {
    /// In bytes; the least that the OCI distribution-spec asks registries to take, and what they refuse beyond.
    public static final int MAX_SIZE = 4 << 20;

    private Documents() {}

    /// Parses a manifest or an index.
    ///
    /// @param headerMediaType what the source says the document is: a `Content-Type` header or a descriptor's media
    ///     type
    /// @throws PratiqueException INVALID_INPUT when it is malformed or ambiguous, UNSUPPORTED when it describes no
    ///     image
    public static Document parse(byte[] body, @Nullable String headerMediaType) {
        JsonValue root = json(body);
        String header = MediaTypes.plain(headerMediaType);
        String declared = MediaTypes.plain(root.text("mediaType"));
        refuseOtherKinds(root, declared, header);
        boolean index = isIndex(root);
        requireKind(index, declared, "the manifest itself");
        requireKind(index, header, "the source");
        return index
                ? new Index(Descriptors.parseAll(root.get("manifests"), "manifests"), Hashes.sha256(body))
                : manifest(body, root, declared.isEmpty() ? header : declared);
    }

    /// The object that a document is.
    static JsonValue json(byte[] body) {
        if (body.length > MAX_SIZE) {
            throw invalid("the manifest is larger than 4 MiB");
        }
        JsonValue root;
        try {
            root = Json.parse(body);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT, "the manifest cannot be parsed: " + problem.getMessage(), problem);
        }
        if (!(root instanceof JsonValue.Obj)) {
            throw invalid("the manifest is no JSON object");
        }
        return root;
    }

    private static void refuseOtherKinds(JsonValue root, String declared, String header) {
        Long version = root.get("schemaVersion").integer();
        boolean first = version != null && version == 1;
        if (first || !root.get("fsLayers").isNull() || MediaTypes.isSchema1(declared) || MediaTypes.isSchema1(header)) {
            throw unsupported("the image has a Docker schema 1 manifest, a format given up in 2017; push it again with "
                    + "a current tool, for example: skopeo copy --format oci docker://OLD docker://NEW");
        }
        if (version == null || version != 2) {
            throw invalid("the manifest has no valid schemaVersion");
        }
        if (!declared.isEmpty() && !MediaTypes.isManifest(declared) && !MediaTypes.isIndex(declared)) {
            throw unsupported("not a container image: the manifest is of type " + printable(declared));
        }
    }

    /// A document that could be read both ways is refused, else two readers may see two images (CVE-2021-41190).
    private static boolean isIndex(JsonValue root) {
        boolean manifests = !root.get("manifests").isNull();
        boolean image = !root.get("layers").isNull() || !root.get("config").isNull();
        if (manifests && image) {
            throw invalid("the manifest is ambiguous: it has both layers and manifests");
        }
        if (!manifests && !image) {
            throw invalid("the manifest has neither layers nor manifests");
        }
        return manifests;
    }

    private static void requireKind(boolean index, String mediaType, String who) {
        if (index ? MediaTypes.isManifest(mediaType) : MediaTypes.isIndex(mediaType)) {
            throw invalid("the manifest is ambiguous: " + who + " says that it is of type " + mediaType
                    + ", but it holds " + (index ? "manifests" : "layers"));
        }
    }

    private static Manifest manifest(byte[] body, JsonValue root, String mediaType) {
        Descriptor config = Descriptors.parse(root.get("config"), "configuration");
        boolean docker = mediaType.equals(MediaTypes.DOCKER_MANIFEST);
        if (!MediaTypes.isImageConfig(config.mediaType(), docker)) {
            throw artifact(config.mediaType());
        }
        String artifactType = MediaTypes.plain(root.text("artifactType"));
        if (!artifactType.isEmpty()
                && !MediaTypes.isManifest(artifactType)
                && !MediaTypes.isImageConfig(artifactType, false)) {
            throw artifact(artifactType);
        }
        List<Descriptor> layers = Descriptors.parseAll(root.get("layers"), "layers");
        if (!layers.isEmpty() && layers.stream().noneMatch(layer -> MediaTypes.isLayer(layer.mediaType()))) {
            throw artifact(layers.getFirst().mediaType());
        }
        return new Manifest(
                Hashes.sha256(body),
                mediaType.isEmpty() ? MediaTypes.OCI_MANIFEST : mediaType,
                config,
                layers,
                root.get("annotations").stringFields());
    }

    private static PratiqueException artifact(String type) {
        return unsupported("not a container image but an artifact of type " + printable(type));
    }
}
