package io.pratique.server.registry;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Has the images of a registry scanned whose tags match patterns.
///
/// It may be broken off anywhere and begun again: a digest that waits already is not put into the queue twice.
public final class ScanPattern implements JobHandler {
    public static final String KIND = "scan-pattern";

    /// Tags that are looked at in one transaction.
    private static final int PAGE = 1_000;

    private final Database database;

    public ScanPattern(Database database) {
        this.database = database;
    }

    /// What is wanted.
    ///
    /// @param patterns for repositories and tags: see [Scope]
    /// @param again whether to read images even when these analyzers read them before
    public record Request(int registry, List<String> patterns, boolean again) {
        /// @throws IllegalArgumentException when there is no pattern, or something is none
        public Request {
            patterns = List.copyOf(patterns);
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("patterns say which images, as in team/*:v*");
            }
            Scope.of(patterns, List.of());
        }

        public NewJob job(int organisation, Priority priority) {
            String key = registry + "/" + String.join(",", patterns) + (again ? "!" : "");
            return new NewJob(organisation, KIND, key, null, priority, payload());
        }

        public String payload() {
            var out = new ByteArrayOutputStream();
            try (var json = new JsonWriter(out)) {
                json.object(() -> json.number("registry", registry)
                        .strings("patterns", patterns)
                        .bool("again", again));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toString(StandardCharsets.UTF_8);
        }

        static Request of(Job job) throws IOException, PermanentException {
            JsonValue payload = Json.parse(job.payload().getBytes(StandardCharsets.UTF_8));
            Long registry = payload.get("registry").integer();
            if (registry == null) {
                throw new PermanentException("the job names no registry");
            }
            return new Request(
                    registry.intValue(),
                    payload.get("patterns").strings(),
                    payload.get("again").isTrue());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    private record Tag(long id, String repository, String name, String digest) {}

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        Request request = Request.of(job);
        Scope scope = Scope.of(request.patterns(), List.of());
        long last = 0;
        int wanted = 0;
        while (true) {
            lease.check();
            long after = last;
            List<Tag> page = database.of(job.organisation(), transaction -> {
                List<Tag> tags = page(transaction, request.registry(), after);
                enqueue(transaction, job, request, matching(tags, scope));
                return tags;
            });
            if (page.isEmpty()) {
                break;
            }
            last = page.getLast().id();
            wanted += matching(page, scope).size();
            String progress = "{\"scans\": " + wanted + "}";
            lease.progress(() -> progress);
        }
        lease.commit(transaction -> {});
    }

    private static List<Tag> page(Handle transaction, int registry, long after) {
        return transaction
                .createQuery("""
                        select t.id, r.name as repository, t.name, t.digest from tag t
                        join repository r on r.id = t.repository and r.removed is null
                        join registry g on g.id = r.registry and g.removed is null
                        where r.registry = :registry and t.until = 'infinity' and t.id > :after
                        order by t.id limit :limit
                        """)
                .bind("registry", registry)
                .bind("after", after)
                .bind("limit", PAGE)
                .map((row, context) -> new Tag(
                        row.getLong("id"), row.getString("repository"), row.getString("name"), row.getString("digest")))
                .list();
    }

    private static List<Tag> matching(List<Tag> tags, Scope scope) {
        return tags.stream()
                .filter(tag -> scope.includes(tag.repository(), tag.name()))
                .toList();
    }

    private static void enqueue(Handle transaction, Job job, Request request, List<Tag> tags) {
        for (Tag tag : tags) {
            var scan = new ScanRequest(request.registry(), tag.repository(), tag.digest(), request.again());
            JobQueue.enqueue(transaction, scan.job(job.organisation(), Priority.SCHEDULED));
        }
    }
}
