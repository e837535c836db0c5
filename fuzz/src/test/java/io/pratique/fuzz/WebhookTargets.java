package io.pratique.fuzz;

import io.pratique.json.Json;
import io.pratique.server.registry.webhook.RegistryEvent;
import io.pratique.server.registry.webhook.Webhook;
import io.pratique.server.registry.webhook.WebhookReceiver;
import io.pratique.server.registry.webhook.WebhookReply;
import io.pratique.server.registry.webhook.WebhookRequest;
import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.registry.webhook.Webhooks;
import io.pratique.server.security.KeySet;
import io.pratique.server.security.TokenRule;
import io.pratique.server.security.TokenVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A target for the notifications of each vendor, with its fixtures as seeds, and what strangers send before they
/// are
/// believed.
final class WebhookTargets {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T18:00:00Z");
    private static final String KEYS =
            "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"a\", \"use\": \"sig\", \"e\": \"AQAB\", \"n\": \""
                    + "q".repeat(342) + "\"}, {\"kty\": \"EC\", \"crv\": \"P-256\", \"kid\": \"b\","
                    + " \"x\": \"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\", \"y\": \"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}";
    private static final String TOKEN =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEiLCJ0eXAiOiJKV1QifQ.eyJpc3MiOiJhIiwiYXVkIjoiYiIsImV4cCI6MX0.AAAA";

    static final List<FuzzTarget> ALL = Stream.concat(
                    Webhooks.ALL.stream().map(WebhookTargets::target),
                    Stream.of(
                            new FuzzTarget("webhook-request", WebhookTargets::requests, WebhookTargets::receive),
                            new FuzzTarget("identity-keys", () -> Inputs.texts(KEYS), KeySet::parse),
                            new FuzzTarget("identity-token", () -> Inputs.texts(TOKEN), WebhookTargets::token)))
            .toList();

    private WebhookTargets() {}

    private static FuzzTarget target(Webhook webhook) {
        return new FuzzTarget("webhook-" + webhook.id(), () -> seeds(webhook.id()), body -> read(webhook, body));
    }

    private static List<byte[]> seeds(String id) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (Path file : Inputs.files("server/src/test/fixtures/webhook/" + id)) {
            if (file.endsWith("request.http")) {
                bodies.add(request(Files.readAllBytes(file)).body());
            }
        }
        return bodies;
    }

    private static List<byte[]> requests() throws IOException {
        return Inputs.contents(Inputs.files("server/src/test/fixtures/webhook").stream()
                .filter(file -> file.endsWith("request.http"))
                .toList());
    }

    /// What is read fits into the database and on a line of a log.
    private static WebhookReply read(Webhook webhook, byte[] body) throws IOException {
        var request = new WebhookRequest("POST", "/", "", Map.of(), body, RECEIVED);
        WebhookReply reply = webhook.read(request, Json.parse(body));
        if (reply instanceof WebhookReply.Accepted(List<RegistryEvent> events)) {
            for (RegistryEvent event : events) {
                if (event.toString().chars().anyMatch(Character::isISOControl)
                        || event.toString().length() > 2_000) {
                    throw new AssertionError("an event that is not plain: " + event);
                }
            }
        }
        return reply;
    }

    private static String receive(byte[] input) throws IOException {
        var receiver = new WebhookReceiver((address, afresh) -> KeySet.NONE);
        WebhookRequest request = request(input);
        for (Webhook webhook : Webhooks.ALL) {
            for (WebhookSecret secret : List.of(
                    new WebhookSecret.Shared("nobody knows this one"), new WebhookSecret.Identity("t", "a", "c"))) {
                try {
                    throw new AssertionError("believed: " + receiver.receive(webhook, secret, request));
                } catch (IOException refused) {
                    if (refused.getMessage() == null) {
                        throw new AssertionError("refused without saying why", refused);
                    }
                }
            }
        }
        return "refused by all";
    }

    private static WebhookRequest request(byte[] input) {
        int end = 0;
        while (end < input.length && !(input[end] == '\n' && (end + 1 == input.length || input[end + 1] == '\n'))) {
            end++;
        }
        String[] lines = Inputs.text(Arrays.copyOf(input, end)).split("\n", -1);
        String[] start = (lines[0] + "   ").split(" ", -1);
        String[] target = (start[1] + "?").split("\\?", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = Math.max(lines[i].indexOf(':'), 0);
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon).replaceFirst(":", ""));
        }
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 2, input.length), input.length);
        return new WebhookRequest(start[0], target[0], target[1], headers, body, RECEIVED);
    }

    private static Object token(byte[] input) throws IOException {
        var rule = new TokenRule(Set.of("a"), "b", List.of(TokenRule.Claim.of("c", "d")));
        return TokenVerifier.verify(
                Inputs.text(input), KeySet.parse(KEYS.getBytes(StandardCharsets.UTF_8)), rule, RECEIVED);
    }
}
