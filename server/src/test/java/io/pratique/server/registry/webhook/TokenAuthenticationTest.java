package io.pratique.server.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.security.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Senders for whom an identity provider vouches.
class TokenAuthenticationTest {
    private static final Tokens PROVIDER = Tokens.of("current");
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final WebhookSecret GOOGLE =
            new WebhookSecret.Identity("", "https://pratique.example", "push@shop.iam.gserviceaccount.com");
    private static final WebhookSecret ENTRA =
            new WebhookSecret.Identity(TENANT, "api://pratique", "4962773b-9cdb-44cf-a8bf-237846a00ab7");
    private static final Map<String, Object> PUBSUB = Map.of(
            "iss", "https://accounts.google.com",
            "aud", "https://pratique.example",
            "email", "push@shop.iam.gserviceaccount.com",
            "email_verified", true);
    private static final Map<String, Object> EVENT_GRID = Map.of(
            "iss", "https://sts.windows.net/" + TENANT + "/",
            "aud", "api://pratique",
            "appid", "4962773b-9cdb-44cf-a8bf-237846a00ab7");

    private final List<String> asked = new ArrayList<>();
    private final WebhookReceiver receiver = new WebhookReceiver((address, afresh) -> {
        asked.add(address + (afresh ? " afresh" : ""));
        return PROVIDER.keys();
    });

    @Test
    void believesPubSubByItsServiceAccount() throws WebhookException {
        assertThat(receive("google", GOOGLE, PROVIDER.issue(PUBSUB))).isEqualTo(new WebhookReply.Accepted(List.of()));
        assertThat(asked).containsExactly("https://www.googleapis.com/oauth2/v3/certs");
    }

    @Test
    void believesEventGridByItsApplicationInBothVersionsOfTokens() throws WebhookException {
        Map<String, Object> second = new HashMap<>(EVENT_GRID);
        second.remove("appid");
        second.put("azp", "4962773b-9cdb-44cf-a8bf-237846a00ab7");
        second.put("iss", "https://login.microsoftonline.com/" + TENANT + "/v2.0");

        receive("acr", ENTRA, PROVIDER.issue(EVENT_GRID));
        receive("acr", ENTRA, PROVIDER.issue(second));

        assertThat(asked).containsOnly("https://login.microsoftonline.com/" + TENANT + "/discovery/v2.0/keys");
    }

    @Test
    void refusesTokensOfOtherAccounts() {
        assertRefused("google", GOOGLE, PROVIDER.issue(with(PUBSUB, "email", "me@evil.iam.gserviceaccount.com")));
        assertRefused("google", GOOGLE, PROVIDER.issue(with(PUBSUB, "email_verified", false)));
        assertRefused("google", GOOGLE, PROVIDER.issue(with(PUBSUB, "aud", "https://other.example")));
        assertRefused("google", GOOGLE, PROVIDER.issue(EVENT_GRID));
        assertRefused("acr", ENTRA, PROVIDER.issue(with(EVENT_GRID, "iss", "https://sts.windows.net/other/")));
        assertRefused("acr", ENTRA, PROVIDER.issue(with(EVENT_GRID, "appid", "another")));
    }

    @Test
    void asksForNewKeysOnceWhereTheKeyIsUnknown() {
        assertRefused("google", GOOGLE, Tokens.of("next").issue(PUBSUB));

        assertThat(asked)
                .containsExactly(
                        "https://www.googleapis.com/oauth2/v3/certs",
                        "https://www.googleapis.com/oauth2/v3/certs afresh");
    }

    @Test
    void takesTheNewKeyOnceItIsPublished() throws WebhookException {
        var next = Tokens.of("next");
        var rotating = new WebhookReceiver((address, afresh) -> afresh ? next.keys() : PROVIDER.keys());

        rotating.receive(webhook("google"), GOOGLE, request("Bearer " + next.issue(PUBSUB)));
    }

    @Test
    void saysThatItCannotJudgeWhereThereAreNoKeys() {
        var away = new WebhookReceiver((address, afresh) -> {
            throw new IOException("the provider is away");
        });

        assertThatThrownBy(() -> away.receive(webhook("google"), GOOGLE, request("Bearer " + PROVIDER.issue(PUBSUB))))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    @Test
    void takesNoSecretWhereATokenIsAskedForAndNoTokenWhereASecretIs() {
        var secret = new WebhookSecret.Shared("a secret of the two sides");

        assertRefused("google", GOOGLE, "a secret of the two sides");
        assertRefused("google", secret, PROVIDER.issue(PUBSUB));
        assertRefused("harbor", GOOGLE, PROVIDER.issue(PUBSUB));
        assertThatThrownBy(() -> receiver.receive(webhook("google"), GOOGLE, request("Basic eDp5")))
                .isInstanceOf(WebhookException.class);
    }

    private WebhookReply receive(String id, WebhookSecret secret, String token) throws WebhookException {
        return receiver.receive(webhook(id), secret, request("Bearer " + token));
    }

    private void assertRefused(String id, WebhookSecret secret, String token) {
        assertThatThrownBy(() -> receive(id, secret, token))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(401));
    }

    private static Webhook webhook(String id) {
        return Webhooks.of(id).orElseThrow();
    }

    private static WebhookRequest request(String authorization) {
        Map<String, String> headers = Map.of("Authorization", authorization, "Content-Type", "application/json");
        return new WebhookRequest("POST", "/", "", headers, "{}".getBytes(StandardCharsets.UTF_8), Tokens.NOW);
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
