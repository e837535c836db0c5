package io.pratique.server.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image as a list shows it.
///
/// @param platform empty where it is not known yet
/// @param places `registry/repository:tag`, without a tag where none points to it
/// @param scanned when its present inventory was made; null when it was never read
/// @param status of that inventory
/// @param counts what is wrong with it; null when nobody knows
public record ImageRow(
        int id,
        String digest,
        String platform,
        List<String> places,
        @Nullable OffsetDateTime pushed,
        @Nullable OffsetDateTime pulled,
        @Nullable OffsetDateTime removed,
        @Nullable OffsetDateTime scanned,
        @Nullable String status,
        @Nullable Counts counts) {
    public ImageRow {
        places = List.copyOf(places);
    }

    /// Findings by severity, and how much is behind them.
    public record Counts(
            int critical,
            int high,
            int medium,
            int low,
            int negligible,
            int unknown,
            int fixable,
            int exploited,
            int packages,
            int unjudged,
            OffsetDateTime judged) {}

    static ImageRow read(ResultSet row) throws SQLException {
        List<String> places = new ArrayList<>();
        var array = row.getArray("places");
        if (array != null) {
            for (Object place : (Object[]) array.getArray()) {
                places.add((String) place);
            }
        }
        OffsetDateTime judged = row.getObject("judged", OffsetDateTime.class);
        return new ImageRow(
                row.getInt("id"),
                row.getString("digest"),
                row.getString("platform"),
                places,
                row.getObject("pushed", OffsetDateTime.class),
                row.getObject("pulled", OffsetDateTime.class),
                row.getObject("removed", OffsetDateTime.class),
                row.getObject("scanned", OffsetDateTime.class),
                row.getString("status"),
                judged == null ? null : counts(row, judged));
    }

    private static Counts counts(ResultSet row, OffsetDateTime judged) throws SQLException {
        return new Counts(
                row.getInt("critical"),
                row.getInt("high"),
                row.getInt("medium"),
                row.getInt("low"),
                row.getInt("negligible"),
                row.getInt("unknown"),
                row.getInt("fixable"),
                row.getInt("exploited"),
                row.getInt("packages"),
                row.getInt("unjudged"),
                judged);
    }
}
