package io.pratique.server.catalogue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What happened to an image: when it was read, and which tags pointed to it.
///
/// @param inventories the newest first
/// @param tags the newest first
public record ImageHistory(List<Read> inventories, List<Tagged> tags) {
    private static final int MOST = 500;

    public ImageHistory {
        inventories = List.copyOf(inventories);
        tags = List.copyOf(tags);
    }

    /// An inventory that was made of it.
    ///
    /// @param superseded when another took its place; null for the present one
    /// @param source `scan`, or what somebody sent
    public record Read(
            OffsetDateTime scanned,
            @Nullable OffsetDateTime superseded,
            String source,
            String status,
            String analyzers,
            int packages) {}

    /// A tag that pointed to it.
    ///
    /// @param until null while it does
    public record Tagged(
            int registry,
            String repository,
            String tag,
            String digest,
            OffsetDateTime since,
            @Nullable OffsetDateTime until) {}

    /// The newest of both; empty when there is no such image.
    public static Optional<ImageHistory> of(Handle transaction, int image) {
        boolean known = transaction
                .createQuery("select id from image where id = :image")
                .bind("image", image)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        return known
                ? Optional.of(new ImageHistory(reads(transaction, image), tags(transaction, image)))
                : Optional.empty();
    }

    private static List<Read> reads(Handle transaction, int image) {
        return transaction
                .createQuery("""
                        select scanned, case when isfinite(superseded) then superseded end as superseded, source, status,
                            analyzers, packages
                        from inventory where image = :image order by scanned desc limit :limit
                        """)
                .bind("image", image)
                .bind("limit", MOST)
                .map((row, context) -> new Read(
                        row.getObject("scanned", OffsetDateTime.class),
                        row.getObject("superseded", OffsetDateTime.class),
                        row.getString("source"),
                        row.getString("status"),
                        row.getString("analyzers"),
                        row.getInt("packages")))
                .list();
    }

    private static List<Tagged> tags(Handle transaction, int image) {
        return transaction
                .createQuery("""
                        select r.registry, r.name as repository, t.name, t.digest, t.since,
                            case when isfinite(t.until) then t.until end as until
                        from member m
                        join placement p on p.image = m.image
                        join tag t on t.repository = p.repository and t.digest = m.digest
                        join repository r on r.id = t.repository
                        where m.image = :image order by t.since desc, t.id desc limit :limit
                        """)
                .bind("image", image)
                .bind("limit", MOST)
                .map((row, context) -> new Tagged(
                        row.getInt("registry"),
                        row.getString("repository"),
                        row.getString("name"),
                        row.getString("digest"),
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)))
                .list();
    }
}
