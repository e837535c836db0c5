package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// CVSS ratings of CVEs, by their numbering authority or by CISA, and CISA's decision points (SSVC), from CISA's
/// repository of CVE JSON 5 records.
///
/// Per CVE it gives one rating: that of the newest CVSS version, of equal ones the numbering authority's before
/// CISA's.
public final class VulnrichmentFeed implements Feed {
    private static final List<String> VERSIONS = List.of("cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0");

    @Override
    public String id() {
        return "vulnrichment";
    }

    @Override
    public String description() {
        return "CISA Vulnrichment, CVSS ratings and SSVC (CC0-1.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/vulnrichment/raw"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        RecordFiles.each(data, ".json", (name, record) -> record(Json.parse(record), scores, out), problems);
    }

    private static void record(JsonValue record, CvssScores scores, Consumer<FeedItem> out) {
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
