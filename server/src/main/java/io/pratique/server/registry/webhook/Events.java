package io.pratique.server.registry.webhook;

import io.pratique.http.Printable;
import io.pratique.model.image.Digest;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events of one notification, collected.
///
/// Nothing of a registry's words gets through that a database or a log could stumble over: control characters, or
/// texts without end.
final class Events {
    private static final int LONGEST_DELIVERY = 180;

    private final WebhookRequest request;
    private final List<RegistryEvent> events = new ArrayList<>();
    private final Set<String> deliveries = new HashSet<>();

    Events(WebhookRequest request) {
        this.request = request;
    }

    /// Adds an event, unless it is about nothing: without a subject, or the deletion of who knows what.
    ///
    /// @param delivery by [#named], [#content] or [#arrival]; a second event of the same one is left out
    void add(
            String delivery, Kind kind, @Nullable Subject subject, @Nullable Instant happened, @Nullable String actor) {
        if (subject == null || (kind == Kind.DELETE && subject.tag() == null && subject.digest() == null)) {
            return;
        }
        if (deliveries.add(delivery)) {
            events.add(new RegistryEvent(
                    delivery,
                    kind,
                    subject.host(),
                    subject.repository(),
                    subject.tag(),
                    subject.digest(),
                    happened,
                    actor == null || actor.isBlank() ? null : Printable.of(actor),
                    subject.mediaType()));
        }
    }

    WebhookReply.Accepted accepted() {
        return new WebhookReply.Accepted(events);
    }

    /// A delivery by the id that the registry gave to the event; by the content where that is none.
    String named(@Nullable String id) {
        return id != null && isPlain(id, LONGEST_DELIVERY) ? id : content();
    }

    /// A delivery by the content, for registries that tell the time with the event: two events are never the same.
    String content() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.body());
            return Digest.sha256(hash).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// A delivery by the content and the second of its arrival, for registries that tell neither an id nor the
    /// time:
    /// there a second push of a tag says the same as the first, and must not be taken for it.
    String arrival() {
        return content() + "@" + request.received().getEpochSecond();
    }

    /// Whether a text is of printable ASCII without spaces, and not too long.
    static boolean isPlain(@Nullable String text, int longest) {
        return text != null
                && !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
