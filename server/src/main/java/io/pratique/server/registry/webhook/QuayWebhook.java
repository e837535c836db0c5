package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.ArrayList;
import java.util.List;

/// Notifications of Quay, whose events have no names: a push is the document with `updated_tags`, a mirror's
/// synchronisation the one with nothing but a `message` (Quay documentation, "Repository notifications"). Deletions
/// and pulls are not told.
final class QuayWebhook implements Webhook {
    @Override
    public String id() {
        return "quay";
    }

    /// Quay knows an address and can show a client certificate; it signs nothing.
    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Path());
    }

    /// Two pushes of a tag are told in the same words, without a time: see [Events#arrival].
    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        String arrival = events.arrival();
        String repository = document.text("repository");
        if (!document.text("docker_url", "").isEmpty()) {
            List<String> tags = tags(document.get("updated_tags"));
            for (int i = 0; i < tags.size(); i++) {
                events.add(arrival + "/" + i, Kind.PUSH, Subject.of(repository, tags.get(i), null), null, null);
            }
            if (isMirrored(document)) {
                events.add(arrival, Kind.IMPORT, Subject.of(repository, null, null), null, null);
            }
        }
        return events.accepted();
    }

    /// Older versions write an object of tags and the ids of their images.
    private static List<String> tags(JsonValue updated) {
        List<String> tags = new ArrayList<>(updated.strings());
        tags.addAll(updated.fields().keySet());
        tags.removeIf(String::isEmpty);
        return tags;
    }

    /// Whether the mirror of the repository began, ended or failed to synchronise; which of them is not said.
    private static boolean isMirrored(JsonValue document) {
        return document.text("message") != null
                && document.get("updated_tags").isNull()
                && document.get("build_id").isNull()
                && document.get("vulnerability").isNull()
                && document.get("tags").isNull();
    }
}
