package io.pratique.server.api;

import io.pratique.server.api.Route.Access;
import io.pratique.server.registry.ConnectedRegistry;
import io.pratique.server.registry.EventStore;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryKind;
import io.pratique.server.registry.WebhookSecrets;
import io.pratique.server.registry.webhook.Webhook;
import io.pratique.server.registry.webhook.WebhookException;
import io.pratique.server.registry.webhook.WebhookReceiver;
import io.pratique.server.registry.webhook.WebhookReply;
import io.pratique.server.registry.webhook.WebhookRequest;
import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.registry.webhook.Webhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Where registries send what happens. They prove who they are by their own secrets, not by a token.
public final class EventsResource implements Resource {
    private final Registries registries;
    private final WebhookSecrets secrets;
    private final WebhookReceiver receiver;
    private final EventStore events;
    private final Runnable wake;
    private final Clock clock;

    /// @param wake called when there is something to do
    /// @param clock for the age of signatures
    public EventsResource(
            Registries registries,
            WebhookSecrets secrets,
            WebhookReceiver receiver,
            EventStore events,
            Runnable wake,
            Clock clock) {
        this.registries = registries;
        this.secrets = secrets;
        this.receiver = receiver;
        this.events = events;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        String path = "/api/v1/registries/{registry}/events";
        String named = path + "/{secret}";
        return List.of(
                Route.post(path, this::receive).with(Access.OWN),
                Route.post(named, this::receive).with(Access.OWN),
                new Route("OPTIONS", path, Access.OWN, this::receive),
                new Route("OPTIONS", named, Access.OWN, this::receive));
    }

    /// A registry that is not there answers like one whose secret is wrong.
    private static Problem refused() {
        return new Problem(401, "unauthorized", "the notification does not carry this registry's secret");
    }

    private Reply receive(Call call) throws IOException, Problem {
        int id = call.id("registry");
        int organisation = secrets.organisation(id).orElseThrow(EventsResource::refused);
        ConnectedRegistry registry = registries.find(organisation, id).orElseThrow(EventsResource::refused);
        WebhookSecret secret = secrets.find(registry).orElseThrow(EventsResource::refused);
        Webhook webhook = RegistryKind.of(registry.settings().kind())
                .flatMap(kind -> Webhooks.of(kind.webhook()))
                .orElseThrow(EventsResource::refused);
        String path = call.uri();
        int question = path.indexOf('?');
        var request = new WebhookRequest(
                call.method(),
                question < 0 ? path : path.substring(0, question),
                question < 0 ? "" : path.substring(question + 1),
                call.headers(),
                call.bytes(WebhookReceiver.LARGEST_BODY),
                clock.instant());
        try {
            return answer(registry, receiver.receive(webhook, secret, request));
        } catch (WebhookException problem) {
            throw new Problem(problem.status(), "notification", String.valueOf(problem.getMessage()));
        }
    }

    private Reply answer(ConnectedRegistry registry, WebhookReply reply) throws IOException {
        return switch (reply) {
            case WebhookReply.Accepted(var told) -> {
                int taken = events.receive(registry, told);
                if (taken > 0) {
                    wake.run();
                }
                yield Reply.json(202, json -> json.number("events", taken));
            }
            case WebhookReply.Answer(int status, String type, Map<String, String> headers, String body) -> {
                Reply plain = type.isEmpty()
                        ? Reply.empty(status)
                        : Reply.of(status, type, body.getBytes(StandardCharsets.UTF_8));
                for (Map.Entry<String, String> header : headers.entrySet()) {
                    plain = plain.with(header.getKey(), header.getValue());
                }
                yield plain;
            }
        };
    }
}
