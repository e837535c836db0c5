package io.pratique.server.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.security.KeySet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
    private static final String SECRET = "a secret of the two sides";
    private static final String ALLOWED = "?secret=a+secret+of%20the%20two+sides";

    private final WebhookReceiver receiver = new WebhookReceiver((address, afresh) -> KeySet.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "bearer", "Basic x", "Basic eDp5", "Basic !", "", "Digest a secret"})
    void refusesAnotherAuthorization(String authorization) {
        assertStatus(401, "harbor", request("POST", "/", "", Map.of("Authorization", authorization)));
    }

    @Test
    void takesTheSecretAsTokenPasswordOrBare() throws WebhookException {
        String basic = Base64.getEncoder().encodeToString(("any:" + SECRET).getBytes(StandardCharsets.UTF_8));

        for (String authorization : new String[] {"bearer " + SECRET, "Basic " + basic, SECRET}) {
            receive("harbor", request("POST", "/", "", Map.of("Authorization", authorization)));
        }
    }

    @Test
    void takesTheSecretFromAddressesOfThoseOnlyWhoHaveNothingBetter() throws WebhookException {
        var inPath = request("POST", "/api/v1/registries/1/events/a%20secret%20of%20the%20two%20sides", "", Map.of());

        receive("quay", inPath);
        receive("docker-hub", inPath);
        for (String id : new String[] {"harbor", "ghcr", "ecr", "distribution", "nexus", "acr"}) {
            assertStatus(401, id, inPath);
        }
        receive("acr", request("POST", "/", ALLOWED.substring(1), Map.of()));
        assertStatus(401, "quay", request("POST", "/", ALLOWED.substring(1), Map.of()));
        assertStatus(401, "acr", request("POST", "/", "secret=%zz", Map.of()));
        assertStatus(401, "quay", request("POST", "/%zz", "", Map.of()));
    }

    @Test
    void takesNotificationsByPostAlone() {
        Map<String, String> proof = Map.of("Authorization", SECRET);

        for (String method : new String[] {"GET", "PUT", "DELETE", "OPTIONS", "post"}) {
            assertStatus(405, "harbor", request(method, "/", "", proof));
        }
    }

    @Test
    void answersNoStrangersPreflight() {
        Map<String, String> origin = Map.of("WebHook-Request-Origin", "eventgrid.azure.net");

        assertStatus(401, "acr", request("OPTIONS", "/", "", origin));
        assertStatus(400, "acr", request("OPTIONS", "/", ALLOWED.substring(1), Map.of()));
        assertStatus(
                400,
                "acr",
                request("OPTIONS", "/", ALLOWED.substring(1), Map.of("WebHook-Request-Origin", "a\r\nSet-Cookie: b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/json", "application/xml", "json", "application/jsonp", ""})
    void readsNothingButJson(String type) {
        assertStatus(415, "harbor", request("POST", "/", "", Map.of("Authorization", SECRET, "Content-Type", type)));
    }

    private WebhookReply receive(String id, WebhookRequest request) throws WebhookException {
        return receiver.receive(Webhooks.of(id).orElseThrow(), new WebhookSecret.Shared(SECRET), request);
    }

    private void assertStatus(int status, String id, WebhookRequest request) {
        assertThatThrownBy(() -> receive(id, request))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    private static WebhookRequest request(String method, String path, String query, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        return new WebhookRequest(
                method, path, query, all, "{}".getBytes(StandardCharsets.UTF_8), RequestFile.RECEIVED);
    }
}
