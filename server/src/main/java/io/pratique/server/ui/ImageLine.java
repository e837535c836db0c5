package io.pratique.server.ui;

import io.pratique.server.catalogue.ImageRow;
import io.pratique.server.catalogue.ImageRow.Confidence;
import io.pratique.server.catalogue.ImageRow.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image as pages show it.
///
/// @param name the first of its places; its digest where it has none
/// @param more other places
/// @param digest shortened
/// @param tallies by severity, the worst first; empty where nothing is known, which is not zero
/// @param confidence what to think of the tallies, for people
/// @param status how reading it went: `complete`, `waiting`
public record ImageLine(
        int id,
        String name,
        List<String> more,
        String digest,
        String fullDigest,
        String platform,
        List<Tallied> tallies,
        int fixable,
        int exploited,
        int packages,
        Confidence sure,
        String confidence,
        String status,
        @Nullable Moment pushed,
        @Nullable Moment pulled,
        @Nullable Moment scanned,
        @Nullable Moment judged,
        @Nullable Moment removed) {
    private static final int SHORT = 19;

    /// @param level `critical`
    public record Tallied(String level, int count) {}

    static ImageLine of(ImageRow row, Site site) {
        Counts counts = row.counts();
        List<String> places = row.places();
        String digest = row.digest();
        return new ImageLine(
                row.id(),
                places.isEmpty() ? digest : place(places.getFirst()),
                places.stream().skip(1).map(ImageLine::place).toList(),
                digest.length() > SHORT && digest.startsWith("sha256:") ? digest.substring(0, SHORT) : digest,
                digest,
                row.platform(),
                counts == null || row.confidence() == Confidence.NONE ? List.of() : tallies(counts),
                counts == null ? 0 : counts.fixable(),
                counts == null ? 0 : counts.exploited(),
                counts == null ? 0 : counts.packages(),
                row.confidence(),
                confidence(row),
                row.status() == null ? "waiting" : row.status(),
                site.moment(row.pushed()),
                site.moment(row.pulled()),
                site.moment(row.scanned()),
                counts == null ? null : site.at(counts.judged()),
                site.moment(row.removed()));
    }

    /// What lies on this machine has the name by which it was asked for.
    private static String place(String place) {
        return place.startsWith("machine/") ? place.substring("machine/".length()) : place;
    }

    private static List<Tallied> tallies(Counts counts) {
        return List.of(
                new Tallied("critical", counts.critical()),
                new Tallied("high", counts.high()),
                new Tallied("medium", counts.medium()),
                new Tallied("low", counts.low()),
                new Tallied("negligible", counts.negligible()),
                new Tallied("unknown", counts.unknown()));
    }

    private static String confidence(ImageRow row) {
        Counts counts = row.counts();
        if (row.status() == null) {
            return "not scanned yet";
        }
        if (row.status().equals("failed") || row.status().equals("unsupported")) {
            return "not judged: it could not be read";
        }
        if (counts == null) {
            return "not judged yet";
        }
        return switch (row.confidence()) {
            case NONE -> "not judged: advisories say nothing about its packages";
            case FULL -> counts.packages() == 0 ? "no packages were found" : "all packages judged";
            case PARTIAL -> partial(row.status(), row.unexplained(), counts);
        };
    }

    private static String partial(String status, @Nullable Integer unexplained, Counts counts) {
        if (!status.equals("complete")) {
            return "there may be more: not all of it could be read";
        }
        if (counts.unjudged() == 0 && counts.partly() == 0 && unexplained != null) {
            return "there may be more: " + Moment.count(unexplained, "program") + " that no package answers for";
        }
        return counts.unjudged() == 0
                ? "there may be more: " + Moment.count(counts.partly(), "package") + " only partly judged"
                : "there may be more: " + counts.unjudged() + " of " + Moment.count(counts.packages(), "package")
                        + " not judged";
    }
}
