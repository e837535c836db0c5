package io.pratique.server.api;

import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;

/// Whether the server lives, and whether it can work.
public final class HealthResource implements Resource {
    private final Database database;

    public HealthResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", call -> Reply.json(json -> json.string("status", "up")))
                        .with(Route.Access.OPEN),
                Route.get("/health/ready", call -> ready()).with(Route.Access.OPEN));
    }

    private Reply ready() throws IOException, Problem {
        try {
            int generations = database.everyone(transaction -> transaction
                    .createQuery("select count(*) from generation")
                    .mapTo(Integer.class)
                    .one());
            if (generations == 0) {
                throw Problem.unavailable("there are no advisories yet");
            }
        } catch (RuntimeException gone) {
            throw Problem.unavailable("the database does not answer");
        }
        return Reply.json(json -> json.string("status", "ready"));
    }
}
