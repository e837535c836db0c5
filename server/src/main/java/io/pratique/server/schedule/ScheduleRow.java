package io.pratique.server.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A schedule as a list shows it.
///
/// @param payload JSON, for the job
/// @param due when it comes next; null when it does not
/// @param last when it came last
public record ScheduleRow(
        int id,
        String name,
        String cron,
        String zone,
        String kind,
        String payload,
        @Nullable OffsetDateTime due,
        @Nullable OffsetDateTime last,
        boolean enabled) {
    static final String COLUMNS = """
            select id, name, cron, zone, kind, payload, case when isfinite(due) then due end as due, last, enabled
            from schedule
            """;

    static ScheduleRow read(ResultSet row) throws SQLException {
        return new ScheduleRow(
                row.getInt("id"),
                row.getString("name"),
                row.getString("cron"),
                row.getString("zone"),
                row.getString("kind"),
                row.getString("payload"),
                row.getObject("due", OffsetDateTime.class),
                row.getObject("last", OffsetDateTime.class),
                row.getBoolean("enabled"));
    }
}
