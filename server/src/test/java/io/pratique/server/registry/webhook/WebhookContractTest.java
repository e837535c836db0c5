package io.pratique.server.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.json.Json;
import io.pratique.server.security.KeySet;
import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every vendor's notifications have in common, on the requests of `fixtures/webhook/ID/CASE`.
class WebhookContractTest {
    private static final Path FIXTURES = Project.root().resolve("server/src/test/fixtures/webhook");
    private static final WebhookSecret SECRET = new WebhookSecret.Shared("fixture-secret-of-32-characters!");
    private static final WebhookSecret OTHER = new WebhookSecret.Shared("fixture-secret-of-32-characters?");

    private final WebhookReceiver receiver = new WebhookReceiver((address, afresh) -> KeySet.NONE);

    private record Case(Webhook webhook, Path folder, WebhookRequest request) {
        boolean isPost() {
            return request.method().equals("POST");
        }
    }

    @TestFactory
    Stream<DynamicTest> saysWhatTheNotificationSays() throws IOException {
        return each(one -> Golden.check(
                one.folder.resolve("expected.json"), ReplyText.of(receiver.receive(one.webhook, SECRET, one.request))));
    }

    @TestFactory
    Stream<DynamicTest> refusesAnotherSecret() throws IOException {
        return each(one -> assertRefused(401, () -> receiver.receive(one.webhook, OTHER, one.request)));
    }

    @TestFactory
    Stream<DynamicTest> refusesRequestsWithoutProof() throws IOException {
        return each(one -> {
            var request = new WebhookRequest(
                    one.request.method(),
                    "/api/v1/registries/1/events",
                    "",
                    Map.of("Content-Type", "application/json"),
                    one.request.body(),
                    RequestFile.RECEIVED);

            assertRefused(401, () -> receiver.receive(one.webhook, SECRET, request));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesChangedBodiesWhereTheyAreSigned() throws IOException {
        return each(one -> {
            boolean signed =
                    one.webhook.authentications().stream().allMatch(way -> way instanceof Authentication.Signature);
            byte[] body = Arrays.copyOf(one.request.body(), one.request.body().length + 1);
            body[body.length - 1] = ' ';

            if (signed) {
                assertRefused(
                        401, () -> receiver.receive(one.webhook, SECRET, RequestFile.withBody(one.request, body)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesBodiesThatAreTooLarge() throws IOException {
        return each(one -> {
            var request = RequestFile.withBody(one.request, new byte[WebhookReceiver.LARGEST_BODY + 1]);

            assertRefused(413, () -> receiver.receive(one.webhook, SECRET, request));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesTruncatedDocuments() throws IOException {
        return each(one -> {
            byte[] body = one.request.body();
            if (one.isPost()) {
                var truncated = RequestFile.withBody(one.request, Arrays.copyOf(body, body.length / 2));

                assertRefused(
                        400, () -> receiver.receive(one.webhook, SECRET, SignedRequests.of(one.webhook, truncated)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherContentTypes() throws IOException {
        return each(one -> {
            if (one.isPost()) {
                Map<String, String> headers = new HashMap<>(one.request.headers());
                headers.put("content-type", "application/x-www-form-urlencoded");
                var request = new WebhookRequest(
                        "POST",
                        one.request.path(),
                        one.request.query(),
                        headers,
                        one.request.body(),
                        RequestFile.RECEIVED);

                assertRefused(415, () -> receiver.receive(one.webhook, SECRET, request));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> givesAReplayTheSameDeliveries() throws IOException {
        return each(one -> assertThat(receiver.receive(one.webhook, SECRET, one.request))
                .isEqualTo(receiver.receive(one.webhook, SECRET, one.request)));
    }

    @TestFactory
    Stream<DynamicTest> isUnderstoodByItsOwnVendorAlone() throws IOException {
        return each(one -> {
            for (Webhook other : Webhooks.ALL) {
                if (one.isPost() && other != one.webhook) {
                    assertThat(other.read(one.request, Json.parse(one.request.body())))
                            .as(other.id())
                            .isEqualTo(new WebhookReply.Accepted(List.of()));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> acceptsDocumentsOfUnknownShapeAndIgnoresThem() {
        return Webhooks.ALL.stream()
                .map(webhook -> dynamicTest(webhook.id(), () -> {
                    for (String document :
                            List.of("{}", "[]", "7", "null", "\"events\"", "{\"events\": {\"id\": 1}}", "[[]]")) {
                        byte[] body = document.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                        var request = new WebhookRequest("POST", "/", "", Map.of(), body, RequestFile.RECEIVED);

                        assertThat(webhook.read(request, Json.parse(body)))
                                .as(document)
                                .isEqualTo(new WebhookReply.Accepted(List.of()));
                    }
                }));
    }

    @Test
    void everyVendorHasAnIdAndFixtures() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Webhooks.ALL.stream().map(Webhook::id).collect(Collectors.toSet()));
        }
        assertThat(Webhooks.ALL).extracting(Webhook::id).doesNotHaveDuplicates().isSorted();
        assertThat(Webhooks.of("harbor")).isPresent();
        assertThat(Webhooks.of("unknown")).isEmpty();
    }

    private static void assertRefused(int status, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status))
                .message()
                .isNotBlank()
                .doesNotContain("fixture-secret");
    }

    private interface Check {
        void of(Case one) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(FIXTURES)) {
            files = walk.filter(file -> file.endsWith("request.http")).sorted().toList();
        }
        return files.stream().map(file -> {
            Path folder = file.getParent();
            String id = folder.getParent().getFileName().toString();
            return dynamicTest(
                    id + "/" + folder.getFileName(),
                    () -> check.of(new Case(
                            Webhooks.of(id).orElseThrow(), folder, RequestFile.parse(Files.readAllBytes(file)))));
        });
    }
}
