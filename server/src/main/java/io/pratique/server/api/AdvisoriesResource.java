package io.pratique.server.api;

import io.pratique.server.storage.Database;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The generations of advisories that were judged by.
public final class AdvisoriesResource implements Resource {
    private final Database database;

    public AdvisoriesResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/generations", this::generations));
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

    private Reply generations(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        List<Row> rows = database.of(call.organisation(), transaction -> transaction
                .createQuery("select * from generation order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> Row.read(row))
                .list());
        return Page.of(rows, limit, row -> Integer.toString(row.id()), (json, row) -> {
            json.number("id", row.id());
            json.string("name", row.name());
            json.string("built", row.built().toString());
            json.string("adopted", row.adopted().toString());
            json.string("judged", ImagesResource.text(row.judged()));
            json.number("changed", row.changed() == null ? null : row.changed().doubleValue());
            json.number("bytes", row.size());
        });
    }
}
