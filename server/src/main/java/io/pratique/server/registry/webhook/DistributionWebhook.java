package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import java.util.List;

/// Notifications of the CNCF Distribution (docker-registry) and of what is built on it, such as GitLab's registry:
/// an
/// envelope of events, sent again with the same ids until it is accepted (distribution documentation,
/// "Work with notifications").
final class DistributionWebhook implements Webhook {
    @Override
    public String id() {
        return "distribution";
    }

    /// The registry sends the headers that its configuration lists.
    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Authorization());
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        List<JsonValue> envelope = document.get("events").items();
        for (int i = 0; i < envelope.size(); i++) {
            JsonValue event = envelope.get(i);
            String id = event.text("id");
            Manifests.add(events, id == null ? events.content() + "/" + i : events.named(id), event, null);
        }
        return events.accepted();
    }
}
