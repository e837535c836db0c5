package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import java.util.List;

/// The notifications of one vendor's registries. [Webhooks#ALL] lists them.
public interface Webhook {
    /// The vendor, as in the kind of a registry: `harbor`.
    String id();

    /// How a sender may prove that it is the registry. One proof is enough.
    List<Authentication> authentications();

    /// What an authenticated notification says. It is about something else where it has no events; that is no
    /// error,
    /// and neither is a document of a shape that is not known.
    WebhookReply read(WebhookRequest request, JsonValue document) throws WebhookException;

    /// Answers an authenticated `OPTIONS`, by which some vendors ask whether they may send.
    default WebhookReply.Answer preflight(WebhookRequest request) throws WebhookException {
        throw new WebhookException(405, "notifications are sent with POST");
    }
}
