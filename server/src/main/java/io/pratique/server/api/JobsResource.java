package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.JobRow;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Jobs: what waits, runs and ran; the progress of one as a stream of events (WHATWG HTML, "Server-sent events").
public final class JobsResource implements Resource {
    private static final long PAUSE_MILLIS = 500;

    private final Database database;

    public JobsResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/jobs", this::list),
                Route.get("/api/v1/jobs/{job}", this::one),
                Route.get("/api/v1/jobs/{job}/events", this::events),
                Route.delete("/api/v1/jobs/{job}", this::cancel));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        String state = call.word("state", JobRow.STATES);
        String kind = call.parameter("kind", "");
        long before = Page.before(call);
        List<JobRow> rows =
                database.of(call.organisation(), transaction -> JobRow.list(transaction, state, kind, before, limit));
        return Page.of(rows, limit, row -> Long.toString(row.id()), JobsResource::write);
    }

    private Reply one(Call call) throws IOException, Problem {
        JobRow row = find(call);
        return Reply.json(json -> write(json, row)).tagged();
    }

    private JobRow find(Call call) throws Problem {
        return find(call.organisation(), call.id("job"));
    }

    private JobRow find(int organisation, long id) throws Problem {
        List<JobRow> rows = database.of(organisation, transaction -> JobRow.one(transaction, id));
        if (rows.isEmpty()) {
            throw Problem.notFound("job " + id);
        }
        return rows.getFirst();
    }

    static void write(JsonWriter json, JobRow row) throws IOException {
        json.number("id", row.id());
        json.string("kind", row.kind());
        json.string("key", row.key());
        json.string("state", row.state());
        json.number("attempts", row.attempts());
        json.string("created", row.created().toString());
        json.string("started", ImagesResource.text(row.started()));
        json.string("finished", ImagesResource.text(row.finished()));
        json.string("progress", row.progress());
        json.string("error", row.error());
    }

    private Reply cancel(Call call) throws Problem {
        JobRow row = find(call);
        boolean open = database.of(call.organisation(), transaction -> JobQueue.cancel(transaction, row.id()));
        if (!open) {
            throw Problem.conflict("job " + row.id() + " is over");
        }
        return Reply.empty(204);
    }

    /// Every change of the job as an event, until it is over.
    private Reply events(Call call) throws Problem {
        JobRow first = find(call);
        int organisation = call.organisation();
        return Reply.streamed("text/event-stream", out -> {
                    @Nullable JobRow told = null;
                    JobRow now = first;
                    while (true) {
                        if (!now.equals(told)) {
                            event(out, now);
                            told = now;
                        }
                        if (now.isOver()) {
                            return;
                        }
                        pause();
                        now = again(organisation, now);
                    }
                })
                .with("Cache-Control", "no-store");
    }

    private JobRow again(int organisation, JobRow row) throws IOException {
        try {
            return find(organisation, row.id());
        } catch (Problem gone) {
            throw new IOException("the job is gone", gone);
        }
    }

    private static void event(OutputStream out, JobRow row) throws IOException {
        String data = new String(Reply.bytes(json -> write(json, row)), StandardCharsets.UTF_8)
                .lines()
                .map(line -> "data: " + line + "\n")
                .reduce("", String::concat);
        out.write(("event: " + row.state() + "\n" + data + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void pause() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
