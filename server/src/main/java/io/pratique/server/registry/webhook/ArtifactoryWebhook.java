package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Webhooks of JFrog Artifactory about Docker images (JFrog documentation, "Event types", domain `docker`).
final class ArtifactoryWebhook implements Webhook {
    private static final String PROOF = "X-JFrog-Event-Auth";

    @Override
    public String id() {
        return "artifactory";
    }

    /// The secret itself, or with "Use secret for payload signing" the body's HMAC.
    @Override
    public List<Authentication> authentications() {
        return List.of(
                new Authentication.Header(PROOF),
                new Authentication.Signature(PROOF, "", "HmacSHA256"),
                new Authentication.Signature(PROOF, "sha256=", "HmacSHA256"));
    }

    /// A push that brings back an earlier image is told in the words of the first one: see [Events#arrival].
    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        Kind kind = kind(document);
        if (kind != null) {
            JsonValue data = document.get("data");
            String repository = data.text("repo_key", "") + "/" + data.text("image_name", "");
            events.add(
                    events.arrival(),
                    kind,
                    Subject.of(repository, data.text("tag"), digest(data.text("sha256"))),
                    null,
                    null);
        }
        return events.accepted();
    }

    private static @Nullable Kind kind(JsonValue document) {
        if (!document.text("domain", "").equals("docker")) {
            return null;
        }
        return switch (document.text("event_type", "")) {
            case "pushed" -> Kind.PUSH;
            case "deleted" -> Kind.DELETE;
            case "promoted" -> Kind.IMPORT;
            default -> null;
        };
    }

    /// The checksum of `manifest.json` is the digest of the image.
    private static @Nullable String digest(@Nullable String sha256) {
        return sha256 == null || sha256.isEmpty() ? null : "sha256:" + sha256;
    }
}
