package io.pratique.server.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What docker-registry 2.8.2 really sent, while the receiver was away twice.
class DistributionEventsTest {
    private static final Webhook DISTRIBUTION = Webhooks.of("distribution").orElseThrow();

    @Test
    void seesImagesThroughBlobsAndRetries() throws IOException {
        Map<String, RegistryEvent> events = new LinkedHashMap<>();
        for (JsonValue notification : notifications()) {
            for (RegistryEvent event : events(notification)) {
                RegistryEvent before = events.put(event.delivery(), event);

                assertThat(before).isIn(null, event);
            }
        }

        assertThat(events.values())
                .extracting(event -> event.kind() + " " + event.repository() + ":" + event.tag())
                .containsExactly(
                        "PUSH demo/app:v1",
                        "PUSH demo/zstd:v1",
                        "PUSH demo/fo:v1",
                        "PUSH demo/di:v1",
                        "PULL demo/app:v1",
                        "DELETE demo/app:null",
                        "DELETE demo/app:v1");
    }

    @Test
    void knowsBothShapesOfADeletion() throws IOException {
        var deletions = notifications().stream()
                .flatMap(notification -> events(notification).stream())
                .filter(event -> event.kind() == Kind.DELETE)
                .toList();

        assertThat(deletions.getFirst().digest()).isNotNull();
        assertThat(deletions.getFirst().tag()).isNull();
        assertThat(deletions.getLast().digest()).isNull();
        assertThat(deletions.getLast().tag()).isEqualTo("v1");
        assertThat(deletions).extracting(RegistryEvent::happened).doesNotContainNull();
    }

    private static List<JsonValue> notifications() throws IOException {
        Path file = Shared.conformance("registry-events").resolve("docker-registry-2.8.2-events.jsonl");
        var notifications = new ArrayList<JsonValue>();
        for (String line : Files.readAllLines(file)) {
            notifications.add(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
        }
        return notifications;
    }

    private static List<RegistryEvent> events(JsonValue notification) {
        var request = new WebhookRequest(
                "POST",
                notification.text("path", ""),
                "",
                notification.get("headers").stringFields(),
                new byte[0],
                RequestFile.RECEIVED);
        try {
            return DISTRIBUTION.read(request, notification.get("body")) instanceof WebhookReply.Accepted(var events)
                    ? events
                    : List.of();
        } catch (WebhookException problem) {
            throw new AssertionError(problem);
        }
    }
}
