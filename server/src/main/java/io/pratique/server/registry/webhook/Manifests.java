package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import org.jspecify.annotations.Nullable;

/// Events in the form of the CNCF Distribution, which other registries wrap in forms of their own: an `action` on a
/// `target`, caused by a `request`.
final class Manifests {
    /// How this program calls itself in its own requests: what it pulls is no use that anybody made of an image.
    private static final String SELF = "pratique";

    private Manifests() {}

    /// Adds the event, if it is about a manifest. Blobs are pushed, pulled and mounted by the same actions, as
    /// `application/octet-stream`; a deletion does not say what it was.
    static void add(Events events, String delivery, JsonValue event, @Nullable String host) {
        JsonValue target = event.get("target");
        Kind kind = kind(event);
        if (kind == null || (kind != Kind.DELETE && !isManifest(target.text("mediaType")))) {
            return;
        }
        Subject subject = Subject.of(target.text("repository"), target.text("tag"), target.text("digest"));
        events.add(
                delivery,
                kind,
                subject == null
                        ? null
                        : subject.ofType(target.text("mediaType")).atHost(host),
                Times.of(event.text("timestamp")),
                event.get("actor").text("name"));
    }

    private static @Nullable Kind kind(JsonValue event) {
        return switch (event.text("action", "")) {
            case "push" -> Kind.PUSH;
            case "pull" -> isUse(event.get("request")) ? Kind.PULL : null;
            case "delete" -> Kind.DELETE;
            default -> null;
        };
    }

    /// Whether somebody else really took the manifest: `HEAD` only asks whether it is there.
    private static boolean isUse(JsonValue request) {
        return !request.text("method", "").equals("HEAD")
                && !request.text("useragent", "").startsWith(SELF);
    }

    /// Manifests and indexes of OCI, and those of Docker of both schemas.
    private static boolean isManifest(@Nullable String mediaType) {
        return mediaType != null
                && (mediaType.startsWith("application/vnd.oci.image.manifest.")
                        || mediaType.startsWith("application/vnd.oci.image.index.")
                        || mediaType.startsWith("application/vnd.oci.artifact.manifest.")
                        || mediaType.startsWith("application/vnd.docker.distribution.manifest."));
    }
}
