package io.pratique.server.registry.webhook;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events of Artifact Registry and Container Registry: a push subscription to the topic `gcr` of the project
/// (Artifact Registry documentation, "Configure Pub/Sub notifications"). The topic tells of all hosts of the
/// project.
final class GoogleWebhook implements Webhook {
    @Override
    public String id() {
        return "google";
    }

    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Token(IdentityProvider.GOOGLE), new Authentication.Parameter("secret"));
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        JsonValue message = document.get("message");
        JsonValue change = change(message.text("data"));
        Kind kind = switch (change.text("action", "")) {
            case "INSERT" -> Kind.PUSH;
            case "DELETE" -> Kind.DELETE;
            default -> null;
        };
        if (kind != null) {
            String id = message.text("messageId", message.text("message_id", ""));
            events.add(events.named(id), kind, subject(change), Times.of(message.text("publishTime")), null);
        }
        return events.accepted();
    }

    /// Digest and tag are full names; a deletion of a tag alone has no digest, one of an image no tag.
    private static @Nullable Subject subject(JsonValue change) {
        Subject tagged = Subject.ofReference(change.text("tag"));
        Subject exact = Subject.ofReference(change.text("digest"));
        if (tagged == null || exact == null) {
            return tagged == null ? exact : tagged;
        }
        return new Subject(exact.host(), exact.repository(), tagged.tag(), exact.digest(), null);
    }

    /// Messages of other topics hold anything: what is not understood is none of ours.
    private static JsonValue change(@Nullable String data) {
        if (data == null) {
            return JsonValue.NULL;
        }
        try {
            return Json.parse(Base64.getDecoder().decode(data));
        } catch (IOException | IllegalArgumentException foreign) {
            return JsonValue.NULL;
        }
    }
}
