package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.ThreatFact;
import java.util.List;
import java.util.stream.Collectors;

/// Renders what feeds give as lines of JSON, for the goldens.
final class ItemText {
    private ItemText() {}

    static String json(FeedItem item) {
        return switch (item) {
            case FeedItem.Entry(Advisory advisory) -> advisory(advisory);
            case FeedItem.Rated(String id, Rating rating) -> object("rated", text(id), "rating", rating(rating));
            case FeedItem.Told(String id, ThreatFact fact) -> object("told", text(id), "fact", text(fact));
            case FeedItem.EndOfLife(String distro, String release, java.time.LocalDate date) ->
                object("distro", text(distro), "release", text(release), "endOfLife", text(date));
        };
    }

    private static String advisory(Advisory advisory) {
        return object(
                "id", text(advisory.id()),
                "aliases", texts(advisory.aliases()),
                "covers", texts(advisory.covers()),
                "rating", rating(advisory.rating()),
                "affected",
                        advisory.affected().stream().map(ItemText::affected).collect(Collectors.joining(",", "[", "]")),
                "published", text(advisory.published()),
                "modified", text(advisory.modified()),
                "withdrawn", text(advisory.withdrawn()),
                "url", text(advisory.url()));
    }

    private static String affected(Affected affected) {
        return object(
                "ecosystem", text(affected.ecosystem()),
                "name", text(affected.name()),
                "ranges", texts(affected.ranges()),
                "versions", texts(affected.versions()),
                "state", text(affected.state()),
                "rating", rating(affected.rating()),
                "stream", text(affected.condition().stream()),
                "platforms", texts(affected.condition().platforms()),
                "symbols", texts(affected.condition().symbols()));
    }

    private static String rating(Rating rating) {
        return rating == null
                ? "null"
                : object(
                        "severity", text(rating.severity()),
                        "score", String.valueOf(rating.score()),
                        "vector", text(rating.vector()),
                        "source", text(rating.source()));
    }

    private static String object(String... pairs) {
        var out = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].equals("null") && !pairs[i + 1].equals("[]")) {
                out.append(out.length() == 1 ? "" : ",")
                        .append(text(pairs[i]))
                        .append(':')
                        .append(pairs[i + 1]);
            }
        }
        return out.append('}').toString();
    }

    private static String texts(List<?> values) {
        return values.stream().map(ItemText::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Object value) {
        return value == null
                ? "null"
                : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
