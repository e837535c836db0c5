package io.pratique.server.api;

import io.pratique.server.catalogue.ImageHistory;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What happened to an image, and having it read again.
public final class HistoryResource implements Resource {
    private final Database database;
    private final Runnable wake;

    /// @param wake called when there is something to do
    public HistoryResource(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/images/{image}/history", this::history),
                Route.post("/api/v1/images/{image}/scans", this::scan));
    }

    private Reply history(Call call) throws IOException, Problem {
        int image = call.id("image");
        ImageHistory history = database.of(
                call.organisation(),
                transaction ->
                        ImageHistory.of(transaction, image).orElseThrow(() -> Problem.notFound("image " + image)));
        return Reply.json(json -> {
                    json.array("inventories", () -> {
                        for (ImageHistory.Read read : history.inventories()) {
                            json.object(
                                    () -> json.string("scanned", read.scanned().toString())
                                            .string("superseded", ImagesResource.text(read.superseded()))
                                            .string("source", read.source())
                                            .string("status", read.status())
                                            .string("analyzers", read.analyzers())
                                            .number("packages", read.packages()));
                        }
                    });
                    json.array("tags", () -> {
                        for (ImageHistory.Tagged tagged : history.tags()) {
                            json.object(() -> json.number("registry", tagged.registry())
                                    .string("repository", tagged.repository())
                                    .string("tag", tagged.tag())
                                    .string("digest", tagged.digest())
                                    .string("since", tagged.since().toString())
                                    .string("until", ImagesResource.text(tagged.until())));
                        }
                    });
                })
                .tagged();
    }

    private Reply scan(Call call) throws IOException, Problem {
        int image = call.id("image");
        long job = database.of(call.organisation(), transaction -> {
            FindingsResource.requireImage(transaction, image);
            return JobQueue.enqueue(transaction, job(transaction, call.organisation(), image));
        });
        wake.run();
        return Reply.json(202, json -> json.number("job", job)).with("Location", "/api/v1/jobs/" + job);
    }

    private static NewJob job(Handle transaction, int organisation, int image) throws Problem {
        return transaction
                .createQuery("""
                        select r.registry, r.name, g.kind, i.digest from image i
                        join placement p on p.image = i.id and p.until = 'infinity'
                        join repository r on r.id = p.repository and r.removed is null
                        join registry g on g.id = r.registry and g.removed is null
                        where i.id = :image order by p.since desc limit 1
                        """)
                .bind("image", image)
                .map((row, context) -> row.getString("kind").equals("machine")
                        ? LocalScan.job(organisation, row.getString("name"))
                        : new ScanRequest(row.getInt("registry"), row.getString("name"), row.getString("digest"), true)
                                .job(organisation, Priority.ON_DEMAND))
                .findOne()
                .orElseThrow(() -> Problem.conflict("this image lies in no connected registry any more"));
    }
}
