package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Webhooks of Docker Hub, which tell of pushes and neither of pulls nor of deletions. They are not sent again.
final class DockerHubWebhook implements Webhook {
    @Override
    public String id() {
        return "docker-hub";
    }

    /// Docker Hub signs nothing and sends no headers: all that it knows is the address.
    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Path());
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        JsonValue push = document.get("push_data");
        String tag = push.text("tag");
        if (tag != null) {
            Subject subject = Subject.of(name(document.get("repository")), tag, null);
            events.add(
                    events.content(),
                    Kind.PUSH,
                    subject == null ? null : subject.ofType(push.text("media_type")),
                    Times.ofSeconds(push.get("pushed_at")),
                    push.text("pusher"));
        }
        return events.accepted();
    }

    /// Official images have no namespace in their names.
    private static @Nullable String name(JsonValue repository) {
        String name = repository.text("repo_name");
        return name == null || name.indexOf('/') >= 0 ? name : "library/" + name;
    }
}
