package io.pratique.server.registry.webhook;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes requests to webhook addresses: who sends is asked before anything is read.
public final class WebhookReceiver {
    /// In bytes.
    public static final int LARGEST_BODY = 1 << 20;

    private final KeySource keys;

    public WebhookReceiver(KeySource keys) {
        this.keys = keys;
    }

    /// What becomes of a request.
    ///
    /// @throws WebhookException with the status of the response where it is refused
    public WebhookReply receive(Webhook webhook, WebhookSecret secret, WebhookRequest request) throws WebhookException {
        if (request.body().length > LARGEST_BODY) {
            throw new WebhookException(413, "a notification has at most 1 MiB");
        }
        Authenticator.require(webhook, secret, request, keys);
        return switch (request.method()) {
            case "OPTIONS" -> webhook.preflight(request);
            case "POST" -> webhook.read(request, document(request));
            default -> throw new WebhookException(405, "notifications are sent with POST");
        };
    }

    private static JsonValue document(WebhookRequest request) throws WebhookException {
        if (!isJson(request.header("Content-Type"))) {
            throw new WebhookException(415, "notifications are JSON: set the content type to application/json");
        }
        try {
            return Json.parse(request.body());
        } catch (IOException problem) {
            throw new WebhookException(400, String.valueOf(problem.getMessage()));
        }
    }

    /// `application/json`, and all that is built on it (RFC 6839).
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return type.toLowerCase(Locale.ROOT).equals("application/json")
                || (type.toLowerCase(Locale.ROOT).startsWith("application/")
                        && type.toLowerCase(Locale.ROOT).endsWith("+json"));
    }
}
