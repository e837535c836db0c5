package io.pratique.server.finding;

import io.pratique.model.finding.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A package that has a vulnerability, and in how many images it is.
public record AffectedRow(
        int component,
        String purl,
        String name,
        String version,
        Severity severity,
        String state,
        @Nullable String fixed,
        OffsetDateTime since,
        int images) {
    /// The packages of an organisation that have a vulnerability now, those in most images first.
    ///
    /// @param names all names of the vulnerability
    public static List<AffectedRow> list(Handle transaction, List<String> names, int limit) {
        return transaction
                .createQuery("""
                        select c.id, c.purl, c.name, c.version, p.severity, p.state, p.fixed, p.since, n.images
                        from problem p
                        join component c on c.id = p.component
                        cross join lateral (
                            select count(*) images from image_component ic
                            join image i on i.id = ic.image and i.removed is null
                            where ic.component = c.id) n
                        where p.until = 'infinity' and p.name = any(:names) and n.images > 0
                        order by n.images desc, c.id limit :limit
                        """)
                .bind("names", names.toArray(String[]::new))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static AffectedRow read(ResultSet row) throws SQLException {
        return new AffectedRow(
                row.getInt("id"),
                row.getString("purl"),
                row.getString("name"),
                row.getString("version"),
                Severity.values()[row.getInt("severity")],
                row.getString("state"),
                row.getString("fixed"),
                row.getObject("since", OffsetDateTime.class),
                row.getInt("images"));
    }

    /// How many images have one of these packages.
    public static int images(Handle transaction, List<String> names) {
        return transaction
                .createQuery("""
                        select count(distinct i.id) from problem p
                        join image_component ic on ic.component = p.component
                        join image i on i.id = ic.image and i.removed is null
                        where p.until = 'infinity' and p.name = any(:names)
                        """)
                .bind("names", names.toArray(String[]::new))
                .mapTo(Integer.class)
                .one();
    }
}
