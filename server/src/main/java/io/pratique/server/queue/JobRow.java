package io.pratique.server.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A job as a list shows it.
///
/// @param state `ready`, `running`, `done`, `failed`, `cancelled`
/// @param progress JSON, of one that runs
/// @param error why the last attempt failed
public record JobRow(
        long id,
        String kind,
        String key,
        String payload,
        String state,
        int attempts,
        OffsetDateTime created,
        @Nullable OffsetDateTime started,
        @Nullable OffsetDateTime finished,
        @Nullable String progress,
        @Nullable String error) {
    /// Every state.
    public static final List<String> STATES = List.of("ready", "running", "done", "failed", "cancelled");

    private static final String COLUMNS =
            "select id, kind, key, payload, state, attempts, created, started, finished, progress, error from job ";

    private static JobRow read(ResultSet row) throws SQLException {
        return new JobRow(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("key"),
                row.getString("payload"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("created", OffsetDateTime.class),
                row.getObject("started", OffsetDateTime.class),
                row.getObject("finished", OffsetDateTime.class),
                row.getString("progress"),
                row.getString("error"));
    }

    /// The newest jobs first.
    ///
    /// @param state empty for all
    /// @param kind empty for all
    /// @param before the id that the last page ended with
    /// @param limit one more is returned where there is another page
    public static List<JobRow> list(Handle transaction, String state, String kind, long before, int limit) {
        return transaction
                .createQuery(COLUMNS
                        + "where id < :before and (:state = '' or state = :state) and (:kind = '' or kind = :kind)"
                        + " order by id desc limit :limit")
                .bind("before", before)
                .bind("state", state)
                .bind("kind", kind)
                .bind("limit", limit + 1)
                .map((row, context) -> read(row))
                .list();
    }

    public static List<JobRow> one(Handle transaction, long id) {
        return transaction
                .createQuery(COLUMNS + "where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .list();
    }

    /// Whether it will not change any more.
    public boolean isOver() {
        return !state.equals("ready") && !state.equals("running");
    }
}
