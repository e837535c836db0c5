package io.pratique.server.api;

import io.pratique.server.metrics.ServerMetrics;
import io.pratique.server.storage.Database;
import io.pratique.server.storage.Settings;
import java.io.IOException;
import java.util.List;

/// The server's own metrics, for whoever has a token; for programs on its machine too where the first organisation
/// says so.
public final class MetricsResource implements Resource {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final int ORGANISATION = 1;

    private final Database database;
    private final ServerMetrics metrics;
    private final Tokens tokens;

    public MetricsResource(Database database, ServerMetrics metrics, Tokens tokens) {
        this.database = database;
        this.metrics = metrics;
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/metrics", this::metrics).with(Route.Access.OWN));
    }

    private Reply metrics(Call call) throws IOException, Problem {
        if (!(call.local() && isOpen())
                && tokens.organisation(call.header("Authorization")).isEmpty()) {
            throw Problem.unauthorized();
        }
        return Reply.text(TYPE, metrics.text());
    }

    private boolean isOpen() {
        return database.of(
                        ORGANISATION, transaction -> Settings.number(transaction, ORGANISATION, Settings.OPEN_METRICS))
                == 1;
    }
}
