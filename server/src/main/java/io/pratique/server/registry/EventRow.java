package io.pratique.server.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A notification of a registry, as a list shows it.
///
/// @param kind `push`, `pull`, `delete`, `import`
/// @param happened by the registry's clock
public record EventRow(
        long id,
        int registry,
        String kind,
        String repository,
        @Nullable String tag,
        @Nullable String digest,
        @Nullable String actor,
        @Nullable OffsetDateTime happened,
        OffsetDateTime received) {
    private static EventRow read(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("id"),
                row.getInt("registry"),
                row.getString("kind"),
                row.getString("repository"),
                row.getString("tag"),
                row.getString("digest"),
                row.getString("actor"),
                row.getObject("happened", OffsetDateTime.class),
                row.getObject("received", OffsetDateTime.class));
    }

    /// Which notifications somebody asks for.
    ///
    /// @param registry null for all
    /// @param kind empty for all
    /// @param repository its whole name; empty for all
    /// @param before the id that the last page ended with
    public record Query(@Nullable Integer registry, String kind, String repository, long before, int limit) {
        /// The newest first; one row more than asked for tells whether there is another page.
        public List<EventRow> run(Handle transaction) {
            return transaction
                    .createQuery("""
                            select id, registry, kind, repository, tag, digest, actor, happened, received from event
                            where id < :before and (:registry::int is null or registry = :registry)
                                and (:kind = '' or kind = :kind) and (:repository = '' or repository = :repository)
                            order by id desc limit :limit
                            """)
                    .bind("before", before)
                    .bind("registry", registry)
                    .bind("kind", kind)
                    .bind("repository", repository)
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
        }
    }
}
