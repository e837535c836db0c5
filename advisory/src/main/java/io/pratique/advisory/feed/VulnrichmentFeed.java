package io.pratique.advisory.feed;

import io.pratique.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// CVSS ratings of CVEs, by their numbering authority or by CISA, and CISA's decision points (SSVC), from CISA's
/// repository of CVE JSON 5 records.
public final class VulnrichmentFeed implements Feed {
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
        RecordFiles.each(data, ".json", (name, record) -> CveRecord.read(Json.parse(record), scores, out), problems);
    }
}
