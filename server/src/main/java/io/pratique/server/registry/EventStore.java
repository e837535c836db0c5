package io.pratique.server.registry;

import io.pratique.model.image.Digest;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.webhook.RegistryEvent;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes what registries tell, each notification once: it is remembered, the catalogue follows, and what is new
/// goes
/// into the queue, all in one transaction.
public final class EventStore {
    private final Database database;

    public EventStore(Database database) {
        this.database = database;
    }

    /// @return how many were new and about what is watched
    public int receive(ConnectedRegistry registry, List<RegistryEvent> events) {
        return database.of(registry.organisation(), transaction -> {
            if (events.stream().anyMatch(event -> event.kind() == RegistryEvent.Kind.DELETE)) {
                hold(transaction, registry);
            }
            int taken = 0;
            for (RegistryEvent event : events) {
                if (isWatched(registry, event) && remember(transaction, registry, event)) {
                    apply(transaction, registry, event);
                    taken++;
                }
            }
            return taken;
        });
    }

    /// Waits for scans that are about to store what they read, so that what they bring is deleted with the rest;
    /// those that come later see that it was deleted.
    private static void hold(Handle transaction, ConnectedRegistry registry) {
        transaction
                .createQuery("select id from registry where id = :id for no key update")
                .bind("id", registry.id())
                .mapTo(Integer.class)
                .list();
    }

    private static boolean isWatched(ConnectedRegistry registry, RegistryEvent event) {
        String tag = event.tag();
        boolean here = event.host() == null || event.host().equals(registry.address());
        return here
                && (tag == null
                        ? registry.scope().includes(event.repository())
                        : registry.scope().includes(event.repository(), tag));
    }

    private static boolean remember(Handle transaction, ConnectedRegistry registry, RegistryEvent event) {
        return transaction
                        .createUpdate("""
                                insert into event (organisation, registry, delivery, kind, repository, tag, digest, actor,
                                    happened)
                                values (:organisation, :registry, :delivery, :kind, :repository, :tag, :digest, :actor,
                                    :happened)
                                on conflict (registry, delivery) do nothing
                                """)
                        .bind("organisation", registry.organisation())
                        .bind("registry", registry.id())
                        .bind("delivery", event.delivery())
                        .bind("kind", event.kind().name().toLowerCase(Locale.ROOT))
                        .bind("repository", event.repository())
                        .bind("tag", event.tag())
                        .bind("digest", text(event.digest()))
                        .bind("actor", event.actor())
                        .bind(
                                "happened",
                                event.happened() == null
                                        ? null
                                        : event.happened().atOffset(ZoneOffset.UTC))
                        .execute()
                > 0;
    }

    private static @Nullable String text(@Nullable Digest digest) {
        return digest == null ? null : digest.toString();
    }

    private static void apply(Handle transaction, ConnectedRegistry registry, RegistryEvent event) {
        var catalogue = new Catalogue(transaction, registry.organisation());
        switch (event.kind()) {
            case PUSH, IMPORT -> pushed(transaction, catalogue, registry, event);
            case PULL -> pulled(transaction, catalogue, registry, event);
            case DELETE -> deleted(transaction, catalogue, registry, event);
        }
    }

    private static void pushed(
            Handle transaction, Catalogue catalogue, ConnectedRegistry registry, RegistryEvent event) {
        String digest = text(event.digest());
        String tag = event.tag();
        int repository = catalogue.repository(registry.id(), event.repository());
        if (digest == null && tag == null) {
            JobQueue.enqueue(transaction, Poll.job(registry.organisation(), registry.id(), Priority.PUSH));
            return;
        }
        if (digest != null && tag != null) {
            if (isOvertaken(transaction, registry, event)) {
                // Where the tag leads to now, the registry knows.
                scan(transaction, registry, event.repository(), tag, Priority.PUSH);
            } else {
                catalogue.tag(repository, tag, digest, null);
            }
        }
        String reference = digest != null ? digest : String.valueOf(tag);
        scan(transaction, registry, event.repository(), reference, Priority.PUSH);
    }

    /// Whether something was told before that happened later, by the registry's clock, to the same tag or image: a
    /// notification that was held up, or a clock that was set back.
    private static boolean isOvertaken(Handle transaction, ConnectedRegistry registry, RegistryEvent event) {
        if (event.happened() == null) {
            return false;
        }
        String same = event.tag() == null ? "digest = :digest" : "tag = :tag";
        return transaction
                .createQuery("""
                        select exists (select from event
                            where registry = :registry and repository = :repository and happened > :happened
                                and kind <> 'pull' and received > now() - interval '7 days' and\s""" + same + ")")
                .bind("registry", registry.id())
                .bind("repository", event.repository())
                .bind("happened", event.happened().atOffset(ZoneOffset.UTC))
                .bind("tag", event.tag())
                .bind("digest", text(event.digest()))
                .mapTo(Boolean.class)
                .one();
    }

    /// What is pulled and was never scanned is scanned at once.
    private static void pulled(
            Handle transaction, Catalogue catalogue, ConnectedRegistry registry, RegistryEvent event) {
        String digest = text(event.digest());
        if (digest == null) {
            return;
        }
        catalogue.pulled(digest, event.happened());
        if (catalogue.members(digest).isEmpty()) {
            scan(transaction, registry, event.repository(), digest, Priority.PULL);
        }
    }

    private static void scan(
            Handle transaction, ConnectedRegistry registry, String repository, String reference, Priority priority) {
        var request = new ScanRequest(registry.id(), repository, reference, false);
        JobQueue.enqueue(transaction, request.job(registry.organisation(), priority));
    }

    private static void deleted(
            Handle transaction, Catalogue catalogue, ConnectedRegistry registry, RegistryEvent event) {
        Optional<Integer> repository = catalogue.findRepository(registry.id(), event.repository());
        if (repository.isEmpty()) {
            return;
        }
        boolean named = event.tag() != null || event.digest() != null;
        if (named && isOvertaken(transaction, registry, event)) {
            JobQueue.enqueue(transaction, Poll.job(registry.organisation(), registry.id(), Priority.PUSH));
            return;
        }
        String digest = text(event.digest());
        String tag = event.tag();
        if (tag != null) {
            // With a digest too: the image may stay under other tags. The next visit of the registry tells.
            catalogue.untag(repository.get(), tag);
        } else if (digest != null) {
            catalogue.delete(repository.get(), digest);
        } else {
            catalogue.deleteRepository(repository.get());
        }
    }
}
