package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.List;

/// Webhooks of Sonatype Nexus Repository about components of Docker repositories, `rm:repository:component`
/// (Sonatype
/// documentation, "Example headers and payloads"). Pulls are not told, and never a digest.
final class NexusWebhook implements Webhook {
    @Override
    public String id() {
        return "nexus";
    }

    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Signature("X-Nexus-Webhook-Signature", "", "HmacSHA1"));
    }

    /// The delivery is the content's, which is signed and has the time; the header with Nexus's own id is not.
    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        JsonValue component = document.get("component");
        Kind kind = switch (document.text("action", "")) {
            case "CREATED", "UPDATED" -> Kind.PUSH;
            case "DELETED", "PURGED" -> Kind.DELETE;
            default -> null;
        };
        if (kind != null && component.text("format", "").equals("docker")) {
            events.add(
                    events.content(),
                    kind,
                    Subject.of(component.text("name"), component.text("version"), null),
                    Times.of(document.text("timestamp")),
                    document.text("initiator"));
        }
        return events.accepted();
    }
}
