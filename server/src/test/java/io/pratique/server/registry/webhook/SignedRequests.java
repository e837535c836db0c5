package io.pratique.server.registry.webhook;

import io.pratique.server.security.Proofs;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// Signs changed requests anew, as the vendor would have.
final class SignedRequests {
    private SignedRequests() {}

    static WebhookRequest of(Webhook webhook, WebhookRequest request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        for (Authentication way : webhook.authentications()) {
            if (way instanceof Authentication.Signature(String header, String prefix, String algorithm)) {
                byte[] hmac = Proofs.hmac(algorithm, "fixture-secret-of-32-characters!", request.body());
                headers.put(
                        header.toLowerCase(Locale.ROOT), prefix + HexFormat.of().formatHex(hmac));
            }
        }
        return new WebhookRequest(
                request.method(), request.path(), request.query(), headers, request.body(), request.received());
    }
}
