package io.pratique.server.judge;

import io.pratique.server.storage.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How the feeds stand, in the table `feed`. It is empty where another program makes the database that is judged
/// by.
public final class FeedStates {
    private FeedStates() {}

    /// A feed, and whether it is stale: it fails, or none of its hosts answered for longer than the setting
    /// [Settings#FEED_DAYS] allows.
    public record Row(FeedState feed, boolean stale) {}

    /// Replaces what was known.
    static void save(Handle transaction, List<FeedState> feeds) {
        transaction.execute("delete from feed");
        var batch = transaction.prepareBatch("""
                insert into feed (id, position, state, entries, checked, fetched, reason)
                values (:id, :position, :state, :entries, :checked, :fetched, :reason)
                """);
        for (int position = 0; position < feeds.size(); position++) {
            FeedState feed = feeds.get(position);
            batch.bind("id", feed.id())
                    .bind("position", position)
                    .bind("state", feed.state())
                    .bind("entries", feed.entries())
                    .bind("checked", time(feed.checked()))
                    .bind("fetched", time(feed.fetched()))
                    .bind("reason", feed.reason())
                    .add();
        }
        batch.execute();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// All feeds, in the program's order.
    public static List<Row> list(Handle transaction, int organisation) {
        int days = Settings.number(transaction, organisation, Settings.FEED_DAYS);
        return transaction
                .createQuery("""
                        select *, state = 'failing' or state = 'fresh' and checked < now() - make_interval(days => :days)
                            as stale
                        from feed order by position
                        """)
                .bind("days", days)
                .map((row, context) -> new Row(read(row), row.getBoolean("stale")))
                .list();
    }

    private static FeedState read(ResultSet row) throws SQLException {
        return new FeedState(
                row.getString("id"),
                row.getString("state"),
                row.getInt("entries"),
                instant(row.getObject("checked", OffsetDateTime.class)),
                instant(row.getObject("fetched", OffsetDateTime.class)),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
