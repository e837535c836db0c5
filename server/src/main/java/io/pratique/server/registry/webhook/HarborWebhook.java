package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Webhooks of Harbor 2, in its default form and as CloudEvents (Harbor documentation, "Configure webhook
/// notifications").
final class HarborWebhook implements Webhook {
    @Override
    public String id() {
        return "harbor";
    }

    /// The policy has a field for the value of `Authorization`.
    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Authorization());
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        boolean isCloudEvent = document.text("type", "").startsWith("harbor.");
        JsonValue data = document.get(isCloudEvent ? "data" : "event_data");
        String delivery = events.named(isCloudEvent ? document.text("id") : null);
        Instant happened = isCloudEvent ? Times.of(document.text("time")) : Times.ofSeconds(document.get("occur_at"));
        Kind kind = switch (document.text("type", "")) {
            case "PUSH_ARTIFACT", "harbor.artifact.pushed" -> Kind.PUSH;
            case "PULL_ARTIFACT", "harbor.artifact.pulled" -> Kind.PULL;
            case "DELETE_ARTIFACT", "harbor.artifact.deleted" -> Kind.DELETE;
            case "REPLICATION", "harbor.replication.status.changed" -> Kind.IMPORT;
            default -> null;
        };
        List<Subject> subjects = switch (kind) {
            case PUSH, PULL, DELETE -> artifacts(data);
            case IMPORT -> replicated(data.get("replication"));
            case null -> List.of();
        };
        for (int i = 0; kind != null && i < subjects.size(); i++) {
            events.add(delivery + "/" + i, kind, subjects.get(i), happened, document.text("operator"));
        }
        return events.accepted();
    }

    /// Where an artifact has no tag, its digest is told in the tag's place.
    private static List<Subject> artifacts(JsonValue data) {
        List<Subject> subjects = new ArrayList<>();
        String repository = data.get("repository").text("repo_full_name");
        for (JsonValue resource : data.get("resources").items()) {
            String tag = resource.text("tag", "");
            addTo(subjects, Subject.of(repository, tag.startsWith("sha256:") ? "" : tag, resource.text("digest")));
        }
        return subjects;
    }

    /// The other side of a replication has a name, this Harbor has none; what goes out of it is no news here.
    private static List<Subject> replicated(JsonValue replication) {
        JsonValue destination = replication.get("dest_resource");
        if (replication.get("src_resource").text("registry_name", "").isEmpty()
                || !destination.text("registry_name", "").isEmpty()) {
            return List.of();
        }
        List<Subject> subjects = new ArrayList<>();
        for (JsonValue artifact : replication.get("successful_artifact").items()) {
            addReplicated(subjects, destination.text("namespace"), artifact);
        }
        return subjects;
    }

    /// `alpine:3.20`, or `alpine [2 item(s) in total]` with the tags or digests in a list of their own.
    private static void addReplicated(List<Subject> subjects, @Nullable String project, JsonValue artifact) {
        String name = artifact.text("name_tag", "");
        int count = name.indexOf(" [");
        String plain = count < 0 ? name : name.substring(0, count);
        int colon = plain.indexOf(':');
        String repository = project + "/" + (colon < 0 ? plain : plain.substring(0, colon));
        List<String> references = artifact.get("references").strings();
        for (String reference : references) {
            boolean isDigest = reference.startsWith("sha256:");
            addTo(subjects, Subject.of(repository, isDigest ? null : reference, isDigest ? reference : null));
        }
        if (references.isEmpty()) {
            addTo(subjects, Subject.of(repository, colon < 0 ? null : plain.substring(colon + 1), null));
        }
    }

    private static void addTo(List<Subject> subjects, @Nullable Subject subject) {
        if (subject != null) {
            subjects.add(subject);
        }
    }
}
