package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Rating;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A CVE JSON 5 record, as far as it is about the problem itself.
///
/// Per CVE it gives one rating: that of the newest CVSS version, of equal ones the numbering authority's before
/// CISA's.
final class CveRecord {
    private static final List<String> VERSIONS = List.of("cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0");

    private CveRecord() {}

    static void read(JsonValue record, CvssScores scores, Consumer<FeedItem> out) {
        JsonValue containers = record.get("containers");
        Rating best = container(containers.get("cna"), null, scores);
        for (JsonValue container : containers.get("adp").items()) {
            best = container(container, best, scores);
        }
        String id = record.get("cveMetadata").text("cveId");
        if (id != null) {
            give(id, best, out);
            VulnrichmentFacts.read(record, id, out);
        }
    }

    private static @Nullable Rating container(JsonValue container, @Nullable Rating before, CvssScores scores) {
        String source = container.get("providerMetadata").text("shortName", "cna");
        Rating best = before;
        for (JsonValue metric : container.get("metrics").items()) {
            for (String version : VERSIONS) {
                String vector = metric.get(version).text("vectorString");
                best = CvssScores.better(best, scores.rate(vector, source));
            }
        }
        return best;
    }

    private static void give(String id, @Nullable Rating rating, Consumer<FeedItem> out) {
        if (rating != null) {
            out.accept(new FeedItem.Rated(id, rating));
        }
    }
}
