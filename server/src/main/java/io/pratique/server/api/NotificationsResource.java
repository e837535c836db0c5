package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.registry.EventRow;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;

/// What registries told.
public final class NotificationsResource implements Resource {
    private static final List<String> KINDS = List.of("push", "pull", "delete", "import");

    private final Database database;

    public NotificationsResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/events", this::list));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        var query = new EventRow.Query(
                call.number("registry"),
                call.word("kind", KINDS),
                call.parameter("repository", ""),
                Page.before(call),
                limit);
        List<EventRow> rows = database.of(call.organisation(), query::run);
        return Page.of(rows, limit, row -> Long.toString(row.id()), NotificationsResource::write);
    }

    private static void write(JsonWriter json, EventRow row) throws IOException {
        json.number("id", row.id());
        json.number("registry", row.registry());
        json.string("kind", row.kind());
        json.string("repository", row.repository());
        json.string("tag", row.tag());
        json.string("digest", row.digest());
        json.string("actor", row.actor());
        json.string("happened", ImagesResource.text(row.happened()));
        json.string("received", row.received().toString());
    }
}
