package io.pratique.server.harbor;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.api.Reply;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.JobRow;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Requests for scans as jobs. The right to read the registry lies in the job sealed, until the job is done.
final class HarborJobs {
    static final String KIND = "harbor-scan";

    /// The kind of registry that these images are kept under; nobody connects to it.
    static final String REGISTRY = "harbor-adapter";

    private final Database database;
    private final Sealer sealer;

    HarborJobs(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /// A request that was made.
    record Known(Artifact artifact, JobRow job) {}

    /// Puts a scan into the queue. One of the same image that is there already takes the newer authorization.
    ///
    /// @return the id by which the report is asked for
    String add(int organisation, HarborRequest request) throws IOException {
        String sealed = request.place().seal(sealer, organisation);
        Artifact artifact = request.artifact();
        String payload = new String(
                Reply.bytes(json -> {
                    artifact.write(json);
                    json.string("place", sealed);
                }),
                StandardCharsets.UTF_8);
        String address = request.place().address();
        String key = address + "/" + artifact.repository() + "@" + artifact.digest();
        long id = database.of(organisation, transaction -> {
            int registry = registry(transaction, organisation, address);
            long job = JobQueue.enqueue(
                    transaction, new NewJob(organisation, KIND, key, registry, Priority.PUSH, payload));
            transaction
                    .createUpdate("update job set payload = :payload::jsonb where id = :id")
                    .bind("payload", payload)
                    .bind("id", job)
                    .execute();
            return job;
        });
        return Long.toString(id);
    }

    private static int registry(Handle transaction, int organisation, String address) {
        return transaction
                .createQuery("""
                        insert into registry (organisation, name, kind, address, poll_due)
                        values (:organisation, :name, :kind, :address, 'infinity')
                        on conflict (organisation, name) do update set removed = null returning id
                        """)
                .bind("organisation", organisation)
                .bind("name", "scanned for Harbor: " + address)
                .bind("kind", REGISTRY)
                .bind("address", address)
                .mapTo(Integer.class)
                .one();
    }

    Optional<Known> find(int organisation, String id) throws IOException {
        long number;
        try {
            number = Long.parseLong(id);
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
        List<JobRow> rows = database.of(organisation, transaction -> JobRow.one(transaction, number));
        if (rows.isEmpty() || !rows.getFirst().kind().equals(KIND)) {
            return Optional.empty();
        }
        JsonValue payload = payload(rows.getFirst().payload());
        return Optional.of(new Known(Artifact.of(payload.get("artifact")), rows.getFirst()));
    }

    static JsonValue payload(String text) throws IOException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Takes the right to read the registry out of a job, which needs it no more.
    static void forget(Handle transaction, long job) {
        transaction
                .createUpdate("update job set payload = payload - 'place' where id = :id")
                .bind("id", job)
                .execute();
    }
}
