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
/// @param unexplained programs that nobody answers for; null where nobody looked for them
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
        @Nullable Integer unexplained,
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
            int partly,
            OffsetDateTime judged) {}

    /// How much the counts say.
    public enum Confidence {
        /// Nothing: nobody read the image, or advisories say nothing about any of its packages.
        NONE,
        /// There may be more: not all of it was read or judged, or it has programs that nobody answers for.
        PARTIAL,
        FULL
    }

    public Confidence confidence() {
        if (counts == null || status == null || status.equals("failed") || status.equals("unsupported")) {
            return Confidence.NONE;
        }
        if (counts.packages > 0 && counts.unjudged == counts.packages) {
            return Confidence.NONE;
        }
        boolean whole = status.equals("complete")
                && counts.unjudged == 0
                && counts.partly == 0
                && (unexplained == null || unexplained == 0);
        return whole ? Confidence.FULL : Confidence.PARTIAL;
    }

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
                row.getObject("unexplained", Integer.class),
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
                row.getInt("partly"),
                judged);
    }
}
