package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.finding.ComponentRow;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;

/// Packages, and in how many images each of their versions is.
public final class ComponentsResource implements Resource {
    private final Database database;

    public ComponentsResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/components", this::search));
    }

    private Reply search(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        String name = call.parameter("name", "");
        if (name.isEmpty()) {
            throw Problem.badRequest("name says which package");
        }
        var query = new ComponentRow.Query(name, call.parameter("version", ""), Page.after(call), limit);
        List<ComponentRow> rows = database.of(call.organisation(), query::run);
        return Page.of(rows, limit, row -> Integer.toString(row.id()), ComponentsResource::write);
    }

    private static void write(JsonWriter json, ComponentRow row) throws IOException {
        json.number("id", row.id());
        json.string("purl", row.purl());
        json.string("name", row.name());
        json.string("version", row.version());
        json.string("platform", row.platform().isEmpty() ? null : row.platform());
        json.string("doubt", row.doubt());
        json.number("problems", row.problems());
        json.number("images", row.images());
    }
}
