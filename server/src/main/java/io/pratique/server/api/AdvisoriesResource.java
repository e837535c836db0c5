package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.judge.AdvisoryUpdate;
import io.pratique.server.judge.FeedState;
import io.pratique.server.judge.FeedStates;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The generations of advisories that were judged by, and the feeds that they come from.
public final class AdvisoriesResource implements Resource {
    private final Database database;
    private final Runnable wake;

    /// @param wake called when there is something to do
    public AdvisoriesResource(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/generations", this::generations),
                Route.get("/api/v1/feeds", this::feeds),
                Route.post("/api/v1/generations/updates", this::update));
    }

    /// Fetches what changed in the feeds now.
    private Reply update(Call call) throws IOException {
        var job = new NewJob(call.organisation(), AdvisoryUpdate.KIND, "advisories", null, Priority.ON_DEMAND, "{}");
        long id = database.of(call.organisation(), transaction -> JobQueue.enqueue(transaction, job));
        wake.run();
        return Reply.json(202, json -> json.number("job", id)).with("Location", "/api/v1/jobs/" + id);
    }

    private record Row(
            int id,
            String name,
            OffsetDateTime built,
            OffsetDateTime adopted,
            @Nullable OffsetDateTime judged,
            @Nullable Integer changed,
            long size) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getObject("built", OffsetDateTime.class),
                    row.getObject("adopted", OffsetDateTime.class),
                    row.getObject("judged", OffsetDateTime.class),
                    row.getObject("changed", Integer.class),
                    row.getLong("size"));
        }
    }

    private Reply feeds(Call call) throws IOException {
        List<FeedStates.Row> feeds =
                database.of(call.organisation(), transaction -> FeedStates.list(transaction, call.organisation()));
        return Page.of(feeds, feeds.size(), row -> "", AdvisoriesResource::write);
    }

    static void write(JsonWriter json, FeedStates.Row row) throws IOException {
        FeedState feed = row.feed();
        json.string("id", feed.id());
        json.string("state", feed.state());
        json.bool("stale", row.stale());
        json.number("entries", feed.entries());
        json.string("checked", ImagesResource.text(feed.checked()));
        json.string("fetched", ImagesResource.text(feed.fetched()));
        json.string("reason", feed.reason());
    }

    private Reply generations(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        long before = Page.before(call);
        List<Row> rows = database.of(
                call.organisation(),
                transaction -> transaction
                        .createQuery("select * from generation where id < :before order by id desc limit :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map((row, context) -> Row.read(row))
                        .list());
        return Page.of(rows, limit, row -> Integer.toString(row.id()), (json, row) -> {
            json.number("id", row.id());
            json.string("name", row.name());
            json.string("built", row.built().toString());
            json.string("adopted", row.adopted().toString());
            json.string("judged", ImagesResource.text(row.judged()));
            Integer changed = row.changed();
            if (changed == null) {
                json.nothing("changed");
            } else {
                json.number("changed", changed.longValue());
            }
            json.number("bytes", row.size());
        });
    }
}
