package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events of Amazon ECR, which EventBridge delivers to an API destination (Amazon ECR user guide, "Events and
/// EventBridge"). Pulls are known by CloudTrail alone, where a trail records them.
final class EcrWebhook implements Webhook {
    private static final String SUCCESS = "SUCCESS";

    @Override
    public String id() {
        return "ecr";
    }

    /// A connection of EventBridge has a name and a password, or a header of any name.
    @Override
    public List<Authentication> authentications() {
        return List.of(new Authentication.Authorization(), new Authentication.Header("X-Api-Key"));
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) {
        var events = new Events(request);
        if (document.text("source", "").equals("aws.ecr")) {
            String delivery = events.named(document.text("id"));
            JsonValue detail = document.get("detail");
            switch (document.text("detail-type", "")) {
                case "ECR Image Action" -> add(events, delivery, document, action(detail));
                case "ECR Replication Action" -> add(events, delivery, document, copied(detail.text("result")));
                case "ECR Pull Through Cache Action" ->
                    add(events, delivery, document, copied(detail.text("sync-status")));
                case "AWS API Call via CloudTrail" -> addPulls(events, delivery, document);
                default -> {
                    // Scans by AWS, signatures and the like are no change of an image.
                }
            }
        }
        return events.accepted();
    }

    private static @Nullable Kind action(JsonValue detail) {
        if (!detail.text("result", "").equals(SUCCESS)) {
            return null;
        }
        return switch (detail.text("action-type", "")) {
            case "PUSH" -> Kind.PUSH;
            case "DELETE" -> Kind.DELETE;
            default -> null;
        };
    }

    private static @Nullable Kind copied(@Nullable String status) {
        return SUCCESS.equals(status) ? Kind.IMPORT : null;
    }

    private static void add(Events events, String delivery, JsonValue event, @Nullable Kind kind) {
        JsonValue detail = event.get("detail");
        Subject subject =
                Subject.of(detail.text("repository-name"), detail.text("image-tag"), detail.text("image-digest"));
        if (kind != null && subject != null) {
            Subject typed = subject.ofType(detail.text("manifest-media-type")).atHost(host(event));
            events.add(delivery, kind, typed, Times.of(event.text("time")), event.text("account"));
        }
    }

    /// `BatchGetImage` is how manifests are pulled; it names several images.
    private static void addPulls(Events events, String delivery, JsonValue event) {
        JsonValue detail = event.get("detail");
        if (!detail.text("eventName", "").equals("BatchGetImage")
                || !detail.text("errorCode", "").isEmpty()) {
            return;
        }
        JsonValue parameters = detail.get("requestParameters");
        List<JsonValue> images = parameters.get("imageIds").items();
        for (int i = 0; i < images.size(); i++) {
            Subject subject = Subject.of(
                    parameters.text("repositoryName"),
                    images.get(i).text("imageTag"),
                    images.get(i).text("imageDigest"));
            events.add(
                    delivery + "/" + i,
                    Kind.PULL,
                    subject == null ? null : subject.atHost(host(event)),
                    Times.of(detail.text("eventTime")),
                    detail.get("userIdentity").text("arn"));
        }
    }

    /// One rule can forward the events of many accounts and regions; each pair is a registry.
    private static @Nullable String host(JsonValue event) {
        String account = event.text("account", "");
        String region = event.text("region", "");
        boolean isAccount = account.length() == 12 && account.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean isRegion = !region.isEmpty()
                && region.length() <= 32
                && region.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return isAccount && isRegion ? account + ".dkr.ecr." + region + domain : null;
    }
}
