package io.pratique.server.registry;

import io.pratique.image.registry.Reference;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Images that somebody saw running, in a cluster or on a host: who runs an image has pulled it.
public final class Sightings {
    private final Database database;
    private final Registries registries;

    public Sightings(Database database, Registries registries) {
        this.database = database;
        this.registries = registries;
    }

    /// What became of a report.
    ///
    /// @param known images that the catalogue has
    /// @param queued images that will be scanned now
    /// @param unclaimed names that belong to no connected registry, or say no digest
    public record Taken(int known, int queued, List<String> unclaimed) {
        public Taken {
            unclaimed = List.copyOf(unclaimed);
        }
    }

    /// Remembers that images run at this moment. Those that nobody scanned are, where their registry is connected.
    public Taken seen(int organisation, List<Reference> images) {
        List<ConnectedRegistry> connected = registries.list(organisation);
        return database.of(organisation, transaction -> {
            var catalogue = new Catalogue(transaction, organisation);
            int known = 0;
            int queued = 0;
            List<String> unclaimed = new ArrayList<>();
            for (Reference image : images) {
                if (image.digest() == null) {
                    unclaimed.add(image.toString());
                    continue;
                }
                String digest = image.digest().toString();
                boolean here = remember(transaction, catalogue, digest);
                known += here ? 1 : 0;
                if (here && isScanned(transaction, digest)) {
                    continue;
                }
                List<ConnectedRegistry> of = connected.stream()
                        .filter(one -> one.address().equals(image.registry())
                                && one.scope().includes(image.repository()))
                        .toList();
                if (!of.isEmpty()) {
                    var request = new ScanRequest(of.getFirst().id(), image.repository(), digest, false);
                    JobQueue.enqueue(transaction, request.job(organisation, Priority.PULL));
                    queued++;
                } else if (!here) {
                    unclaimed.add(image.toString());
                }
            }
            return new Taken(known, queued, unclaimed);
        });
    }

    private static boolean remember(Handle transaction, Catalogue catalogue, String digest) {
        catalogue.pulled(digest, null);
        return transaction.createUpdate("""
                                update image set running = now() where id in (
                                    select image from member
                                    where organisation = current_setting('pratique.organisation')::int
                                        and digest = :digest)
                                """).bind("digest", digest).execute() > 0;
    }

    private static boolean isScanned(Handle transaction, String digest) {
        return transaction
                .createQuery("""
                        select exists (select from member m
                            join inventory n on n.image = m.image and n.superseded = 'infinity'
                            where m.organisation = current_setting('pratique.organisation')::int and m.digest = :digest)
                        """)
                .bind("digest", digest)
                .mapTo(Boolean.class)
                .one();
    }
}
