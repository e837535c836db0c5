package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of Azure Container Registry: by Event Grid, in its own schema and as CloudEvents 1.0, and by the
/// registry's
/// own webhooks. An import shows as a push; charts are left out.
final class AzureWebhook implements Webhook {
    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private static final String REGISTRY = "Microsoft.ContainerRegistry.";
    private static final int LONGEST_CODE = 1024;

    @Override
    public String id() {
        return "acr";
    }

    /// Event Grid sends a token of Entra ID, headers or an address; the registry's own webhooks send headers.
    @Override
    public List<Authentication> authentications() {
        return List.of(
                new Authentication.Token(IdentityProvider.ENTRA),
                new Authentication.Authorization(),
                new Authentication.Parameter("secret"));
    }

    @Override
    public WebhookReply read(WebhookRequest request, JsonValue document) throws WebhookException {
        List<JsonValue> batch = document.items().isEmpty() ? List.of(document) : document.items();
        var events = new Events(request);
        for (int i = 0; i < batch.size(); i++) {
            JsonValue event = batch.get(i);
            String code = event.get("data").text("validationCode");
            if (type(event).equals(VALIDATION) && code != null && code.length() <= LONGEST_CODE) {
                return validated(code);
            }
            String id = event.text("id");
            add(events, id == null ? events.content() + "/" + i : events.named(id), event);
        }
        return events.accepted();
    }

    private static void add(Events events, String delivery, JsonValue event) {
        JsonValue data = data(event);
        if (data != null) {
            Manifests.add(events, delivery, data, null);
        }
    }

    /// What Event Grid wraps; the registry's own webhooks send it bare.
    private static @Nullable JsonValue data(JsonValue event) {
        String type = type(event);
        if (type.isEmpty()) {
            return event.get("request").text("host", "").isEmpty() ? null : event;
        }
        String name = type.startsWith(REGISTRY) ? type.substring(REGISTRY.length()) : type;
        return name.equals("ImagePushed") || name.equals("ImageDeleted") ? event.get("data") : null;
    }

    /// As Event Grid's schema calls it, or CloudEvents.
    private static String type(JsonValue event) {
        return event.text("eventType", event.text("type", ""));
    }

    /// The subscription begins when the endpoint has sent the code back.
    private static WebhookReply validated(String code) throws WebhookException {
        var body = new ByteArrayOutputStream();
        try (var json = new JsonWriter(body)) {
            json.object(() -> json.string("validationResponse", code));
        } catch (IOException problem) {
            throw new WebhookException(500, "the validation cannot be answered");
        }
        return new WebhookReply.Answer(200, "application/json", Map.of(), body.toString(StandardCharsets.US_ASCII));
    }

    /// CloudEvents, "HTTP 1.1 Web Hooks for Event Delivery", section 4: the origin that asks may send.
    @Override
    public WebhookReply.Answer preflight(WebhookRequest request) throws WebhookException {
        String origin = request.header("WebHook-Request-Origin");
        if (!Events.isPlain(origin, 255)) {
            throw new WebhookException(400, "who asks whether it may send says so in WebHook-Request-Origin");
        }
        return new WebhookReply.Answer(
                200, "", Map.of("WebHook-Allowed-Origin", String.valueOf(origin), "WebHook-Allowed-Rate", "*"), "");
    }
}
