package io.pratique.server.ui;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The advisories that are judged by.
///
/// @param days since the newest of them was published
/// @param judged when all images had been judged by them; null while that goes on
/// @param changed names whose advisories were new
public record Advisories(
        String name,
        int days,
        Moment built,
        Moment adopted,
        @Nullable Moment judged,
        @Nullable Integer changed) {
    /// Older ones miss what everybody knows.
    private static final int STALE_DAYS = 3;

    public boolean stale() {
        return days >= STALE_DAYS;
    }

    /// The newest; empty where there are none yet.
    static Optional<Advisories> newest(Handle transaction, Site site) {
        return transaction
                .createQuery("""
                        select name, built, adopted, judged, changed, extract(day from now() - built)::int as days
                        from generation order by id desc limit 1
                        """)
                .map((row, context) -> {
                    int changed = row.getInt("changed");
                    boolean uncounted = row.wasNull();
                    return new Advisories(
                            row.getString("name"),
                            row.getInt("days"),
                            site.at(row.getObject("built", OffsetDateTime.class)),
                            site.at(row.getObject("adopted", OffsetDateTime.class)),
                            site.moment(row.getObject("judged", OffsetDateTime.class)),
                            uncounted ? null : changed);
                })
                .findOne();
    }
}
