package io.pratique.server.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A package in one version, and in how many images it is.
///
/// @param platform of the images; empty where they have none
/// @param doubt why nothing, or not all, is known of it; null where all is
public record ComponentRow(
        int id,
        String purl,
        String name,
        String version,
        String platform,
        @Nullable String doubt,
        int problems,
        int images) {
    /// Which packages somebody asks for.
    ///
    /// @param name the whole name
    /// @param version empty for any
    /// @param after the id that the last page ended with
    public record Query(String name, String version, long after, int limit) {
        /// One row more than asked for tells whether there is another page.
        public List<ComponentRow> run(Handle transaction) {
            return transaction
                    .createQuery("""
                            select c.id, c.purl, c.name, c.version, c.platform, nullif(c.doubt, '') as doubt, n.images,
                                (select count(*) from problem p where p.component = c.id and p.until = 'infinity') problems
                            from component c
                            cross join lateral (
                                select count(*) images from image_component ic
                                join image i on i.id = ic.image and i.removed is null
                                where ic.component = c.id) n
                            where left(c.name, 200) = left(:name, 200) and c.name = :name
                                and (:version = '' or c.version = :version)
                                and c.id > :after and n.images > 0
                            order by c.id limit :limit
                            """)
                    .bind("name", name)
                    .bind("version", version)
                    .bind("after", after)
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
        }
    }

    private static ComponentRow read(ResultSet row) throws SQLException {
        return new ComponentRow(
                row.getInt("id"),
                row.getString("purl"),
                row.getString("name"),
                row.getString("version"),
                row.getString("platform"),
                row.getString("doubt"),
                row.getInt("problems"),
                row.getInt("images"));
    }
}
