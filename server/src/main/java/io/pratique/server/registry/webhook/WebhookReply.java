package io.pratique.server.registry.webhook;

import java.util.List;
import java.util.Map;

/// What becomes of an authenticated request.
public sealed interface WebhookReply {
    /// Events to store; the sender gets `202`. Without events the notification was about something else.
    record Accepted(List<RegistryEvent> events) implements WebhookReply {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// A handshake, answered in full here.
    ///
    /// @param contentType empty where there is no body
    record Answer(int status, String contentType, Map<String, String> headers, String body) implements WebhookReply {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
