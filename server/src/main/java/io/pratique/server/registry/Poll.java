package io.pratique.server.registry;

import io.pratique.image.registry.RegistryClient;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.listing.RegistryCatalogue;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Asks a registry what it has, and has what is new scanned.
public final class Poll implements JobHandler {
    public static final String KIND = "poll";

    /// Requests of one part of a long visit.
    private static final int MOST_REQUESTS = 2_000;

    private final Database database;
    private final Registries registries;
    private final RegistryClients clients;

    public Poll(Database database, Registries registries, RegistryClients clients) {
        this.database = database;
        this.registries = registries;
        this.clients = clients;
    }

    public static NewJob job(int organisation, int registry, Priority priority) {
        // A visit may have passed by already what it is asked for now; the next usual one has time.
        boolean repeats = priority != Priority.SCHEDULED;
        return new NewJob(organisation, KIND, Integer.toString(registry), registry, priority, "{}", repeats);
    }

    /// Puts visits that are due into the queue.
    ///
    /// @return how many
    public int due() {
        return database.everyone(transaction -> {
            List<int[]> due = transaction
                    .createQuery("""
                            update registry set poll_due = now() + make_interval(secs => greatest(poll_seconds, 60))
                            where id in (select id from registry where removed is null and poll_due <= now()
                                order by poll_due limit 100 for update skip locked)
                            returning id, organisation
                            """)
                    .map((row, context) -> new int[] {row.getInt("organisation"), row.getInt("id")})
                    .list();
            due.forEach(one -> JobQueue.enqueue(transaction, job(one[0], one[1], Priority.SCHEDULED)));
            return due.size();
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        Optional<ConnectedRegistry> registry = registries.find(job.organisation(), Integer.parseInt(job.key()));
        if (registry.isPresent()) {
            visit(registry.get(), lease);
        }
        lease.commit(transaction -> {});
    }

    private void visit(ConnectedRegistry registry, Lease lease) throws Exception {
        var reconciliation = new Reconciliation(database, Poll::enqueue, MOST_REQUESTS);
        try (RegistryClient client = clients.open(registry)) {
            RegistryCatalogue catalogue = registry.catalogue(client);
            Outcome outcome = reconciliation.run(registry, client, catalogue, () -> isOurs(lease));
            Trace.note(span -> {
                span.set("pratique.registry.id", registry.id());
                span.set("pratique.registry.kind", registry.settings().kind());
                span.set("pratique.repositories.visited", outcome.repositories());
                span.set("pratique.tags.changed", outcome.changes());
                span.set("pratique.requests", client.budget().requests());
            });
            if (!outcome.complete()
                    && outcome.repositories() == 0
                    && !outcome.problems().isEmpty()) {
                throw new IOException(outcome.problems().getFirst());
            }
        }
    }

    private static boolean isOurs(Lease lease) {
        try {
            lease.check();
            return true;
        } catch (LeaseLostException lost) {
            return false;
        }
    }

    private static void enqueue(
            Handle transaction, ConnectedRegistry registry, String repository, List<Change> changes) {
        for (Change change : changes) {
            String digest = switch (change) {
                case Change.Appeared appeared -> appeared.digest();
                case Change.Moved moved -> moved.to();
                case Change.Gone _ -> "";
            };
            if (!digest.isEmpty()) {
                var request = new ScanRequest(registry.id(), repository, digest, false);
                JobQueue.enqueue(transaction, request.job(registry.organisation(), Priority.PUSH));
            }
        }
    }
}
