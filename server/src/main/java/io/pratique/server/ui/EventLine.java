package io.pratique.server.ui;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What a registry told, as pages show it.
///
/// @param kind `push`, `pull`, `delete`
public record EventLine(String kind, String registry, String subject, Moment received) {
    static List<EventLine> newest(Handle transaction, Site site, int limit) {
        return transaction
                .createQuery("""
                        select e.kind, g.name, e.repository || coalesce(':' || e.tag, '@' || e.digest, '') as subject,
                            e.received
                        from event e join registry g on g.id = e.registry order by e.received desc, e.id desc limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new EventLine(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("subject"),
                        site.at(row.getObject("received", OffsetDateTime.class))))
                .list();
    }
}
