package io.pratique.server.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The image that a tag pointed to before it moved to another one.
///
/// @param image the one that was replaced
/// @param moved when the tag moved
public record Replaced(int image, String digest, int registry, String repository, String tag, OffsetDateTime moved) {
    /// What an image replaced last, on its own platform; empty when it replaced nothing that is known.
    public static Optional<Replaced> by(Handle transaction, int image) {
        return transaction
                .createQuery("""
                        select o.id, o.digest, r.registry, r.name as repository, t.name as tag, t.since as moved
                        from image i
                        join member m on m.image = i.id
                        join tag t on t.digest = m.digest
                        join repository r on r.id = t.repository
                        cross join lateral (
                            select p.digest from tag p
                            where p.repository = t.repository and p.name = t.name and p.since < t.since
                            order by p.since desc limit 1) before
                        join member om on om.digest = before.digest
                        join image o on o.id = om.image and o.platform = i.platform and o.id <> i.id
                        where i.id = :image
                        order by t.since desc, o.id desc limit 1
                        """)
                .bind("image", image)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Replaced read(ResultSet row) throws SQLException {
        return new Replaced(
                row.getInt("id"),
                row.getString("digest"),
                row.getInt("registry"),
                row.getString("repository"),
                row.getString("tag"),
                row.getObject("moved", OffsetDateTime.class));
    }
}
