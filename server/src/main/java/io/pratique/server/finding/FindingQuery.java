package io.pratique.server.finding;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The findings of an image as they were known at a time, about the packages that were known then.
///
/// @param at null for now
/// @param severity by [io.pratique.model.finding.Severity], the worst being 0; null for all
/// @param fixable only those that an update ends
/// @param after the id of the last row of the page before; 0 for the first page
public record FindingQuery(
        int image, @Nullable OffsetDateTime at, @Nullable Integer severity, boolean fixable, long after, int limit) {
    /// All at once, the worst first.
    static FindingQuery all(int image) {
        return new FindingQuery(image, null, null, false, 0, Integer.MAX_VALUE - 1);
    }

    /// An inventory, as it is asked about.
    ///
    /// @param scanned when it was made
    /// @param status how it ended
    public record Inventory(long id, OffsetDateTime scanned, String status, int packages) {}

    /// The inventory that was the present one then; empty when there was none.
    public Optional<Inventory> inventory(Handle transaction) {
        return transaction
                .createQuery("""
                        select id, scanned, status, packages from inventory
                        where image = :image and scanned <= coalesce(:at, now()) and superseded > coalesce(:at, now())
                        """)
                .bind("image", image)
                .bind("at", at)
                .map((row, context) -> new Inventory(
                        row.getLong("id"),
                        row.getObject("scanned", OffsetDateTime.class),
                        row.getString("status"),
                        row.getInt("packages")))
                .findOne();
    }

    /// One row more than asked for tells whether there is another page.
    public List<FindingRow> run(Handle transaction, Inventory inventory) {
        return transaction
                .createQuery("with held as (" + HELD + ") select " + FindingRow.COLUMNS + """
                        from held h
                        join component c on c.id = h.component
                        join problem p on p.component = c.id
                            and p.since <= coalesce(:at, now()) and p.until > coalesce(:at, now())
                        where (:severity::int is null or p.severity = :severity)
                            and (not :fixable or p.fixed is not null)
                            and (:after = 0 or (p.severity, -p.risk, p.id)
                                > (select a.severity, -a.risk, a.id from problem a where a.id = :after))
                        order by p.severity, -p.risk, p.id limit :limit
                        """)
                .bind("inventory", inventory.id())
                .bind("at", at)
                .bind("severity", severity)
                .bind("fixable", fixable)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map((row, context) -> FindingRow.read(row))
                .list();
    }

    private static final String HELD = """
            select ic.component from inventory n join image_component ic on ic.image = n.image
            where n.id = :inventory and n.superseded = 'infinity'
            union all
            select unnest(n.components) from inventory n where n.id = :inventory and n.superseded <> 'infinity'
            """;
}
