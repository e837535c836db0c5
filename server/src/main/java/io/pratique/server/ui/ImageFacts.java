package io.pratique.server.ui;

import io.pratique.json.JsonValue;
import io.pratique.server.finding.Replaced;
import io.pratique.server.judge.FeedState;
import io.pratique.server.judge.FeedStates;
import io.pratique.server.queue.JobRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the catalogue knows of an image besides its packages.
///
/// @param size of its layers, for people; empty where it is not known
/// @param scans its inventories, the newest first
/// @param jobs that will scan it, or do
/// @param replaced whether a tag moved to it from another image
/// @param staleFeeds the feeds of advisories that are not up to date, for people
public record ImageFacts(
        String size,
        @Nullable Moment created,
        List<Scan> scans,
        List<JobLine> jobs,
        List<String> staleFeeds,
        boolean replaced) {
    private static final int SCANS = 20;

    /// An inventory.
    ///
    /// @param read how much was looked at, for people
    /// @param problems what could not be read
    public record Scan(Moment made, String status, String source, int packages, String read, List<Unread> problems) {}

    /// Something that could not be read.
    public record Unread(String kind, String where, String message) {}

    static ImageFacts read(Handle transaction, int organisation, int image, Site site) {
        record Made(@Nullable Long size, @Nullable OffsetDateTime created, String digest) {}
        Made made = transaction
                .createQuery("select size, created, digest from image where id = :image")
                .bind("image", image)
                .map((row, context) -> new Made(
                        row.getObject("size", Long.class),
                        row.getObject("created", OffsetDateTime.class),
                        row.getString("digest")))
                .one();
        return new ImageFacts(
                made.size() == null ? "" : JobLine.bytes(made.size()),
                site.moment(made.created()),
                scans(transaction, image, site),
                jobs(transaction, image, made.digest(), site),
                staleFeeds(transaction, organisation, site),
                Replaced.by(transaction, image).isPresent());
    }

    private static List<Scan> scans(Handle transaction, int image, Site site) {
        return transaction
                .createQuery("""
                        select scanned, status, source, packages, problems, ledger from inventory
                        where image = :image order by scanned desc limit :limit
                        """)
                .bind("image", image)
                .bind("limit", SCANS)
                .map((row, context) -> new Scan(
                        site.at(row.getObject("scanned", OffsetDateTime.class)),
                        row.getString("status"),
                        row.getString("source"),
                        row.getInt("packages"),
                        ledger(JobLine.parse(row.getString("ledger"))),
                        unread(JobLine.parse(row.getString("problems")))))
                .list();
    }

    private static List<String> staleFeeds(Handle transaction, int organisation, Site site) {
        return FeedStates.list(transaction, organisation).stream()
                .filter(FeedStates.Row::stale)
                .map(row -> row.feed().id() + staleness(row.feed(), site))
                .toList();
    }

    private static String staleness(FeedState feed, Site site) {
        if (feed.reason() != null) {
            return ": " + feed.reason();
        }
        return feed.checked() == null
                ? ""
                : ": last checked "
                        + site.at(feed.checked().atOffset(ZoneOffset.UTC)).text();
    }

    private static String ledger(JsonValue ledger) {
        Long bytes = ledger.get("bytes").integer();
        Long files = ledger.get("files").integer();
        return bytes == null || files == null ? "" : JobLine.bytes(bytes) + " in " + Moment.count(files, "file");
    }

    private static List<Unread> unread(JsonValue problems) {
        return problems.get("problems").items().stream()
                .map(one -> new Unread(one.text("kind", ""), one.text("where", ""), one.text("message", "")))
                .toList();
    }

    private static List<JobLine> jobs(Handle transaction, int image, String digest, Site site) {
        return transaction
                .createQuery("""
                        select id from job where state in ('ready', 'running') and key in (
                            select :digest union all select :digest || '!' union all
                            select r.name from placement p join repository r on r.id = p.repository
                            where p.image = :image and p.until = 'infinity')
                        order by id
                        """)
                .bind("digest", digest)
                .bind("image", image)
                .mapTo(Long.class)
                .list()
                .stream()
                .flatMap(id -> JobRow.one(transaction, id).stream())
                .map(row -> JobLine.of(row, site))
                .toList();
    }
}
