package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Webhooks of GitHub about packages of its container registry, `package` and `registry_package` (GitHub
/// documentation, "Webhook events and payloads"). Deletions and pulls are not told.
final class GithubWebhook implements Webhook {
    @Override
    public String id() {
        return "ghcr";
    }

    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Signature("X-Hub-Signature-256", "sha256=", "HmacSHA256"));
    }

    /// The delivery is the content's, which is signed; the header with GitHub's own id is not.
    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        JsonValue registryPackage = document.get("registry_package");
        JsonValue published = registryPackage.isNull() ? document.get("package") : registryPackage;
        String action = document.text("action", "");
        if (published.text("package_type", "").equalsIgnoreCase("container")
                && (action.equals("published") || action.equals("updated"))) {
            JsonValue version = published.get("package_version");
            events.add(
                    events.content(),
                    Kind.PUSH,
                    subject(published, version),
                    Times.of(version.text("updated_at", published.text("updated_at", ""))),
                    document.get("sender").text("login"));
        }
        return events.accepted();
    }

    /// The registry writes owners in small letters. The version of a container is the digest of its manifest.
    private static @Nullable Subject subject(JsonValue published, JsonValue version) {
        String owner = published.text("namespace", published.get("owner").text("login", ""));
        JsonValue metadata = version.get("container_metadata");
        JsonValue tag = metadata.get("tag");
        String digest = tag.text("digest", version.text("version", ""));
        Subject subject = Subject.of(
                owner.toLowerCase(Locale.ROOT) + "/"
                        + published.text("name", "").toLowerCase(Locale.ROOT),
                tag.text("name"),
                digest.startsWith("sha256:") ? digest : null);
        return subject == null ? null : subject.ofType(metadata.get("manifest").text("media_type"));
    }
}
