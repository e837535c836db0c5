package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The npm advisories of the Node.js ecosystem security working group; they end about 2019.
public final class NodeSecurityFeed implements Feed {
    private static final Ecosystem NPM = new Ecosystem("npm", "");

    @Override
    public String id() {
        return "nodejs-security-wg";
    }

    @Override
    public String description() {
        return "Node.js security working group, npm packages to 2019 (MIT)";
    }

    /// The licence would allow it; the collection is not among those chosen for shipping.
    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/nodejs-security-wg/raw/vuln/npm"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        RecordFiles.each(
                data,
                ".json",
                (name, record) -> {
                    if (!name.equals("index.json")) {
                        out.accept(new FeedItem.Entry(advisory(Json.parse(record), scores)));
                    }
                },
                problems);
    }

    private Advisory advisory(JsonValue record, CvssScores scores) throws IOException {
        Long number = record.get("id").integer();
        String name = record.text("module_name");
        if (number == null || name == null) {
            throw new IOException("no id or no module");
        }
        NpmRange affected = NpmRange.parse(record.text("vulnerable_versions", ""));
        List<VersionRange> ranges = affected.fixedBy(record.text("patched_versions", ""));
        boolean fixed = ranges.stream().anyMatch(range -> range.fixed() != null);
        List<String> cves = record.get("cves").strings();
        return new Advisory(
                "NSWG-ECO-" + number,
                cves.size() == 1 ? cves : List.of(),
                cves.size() > 1 ? cves : List.of(),
                id(),
                rating(record, scores),
                List.of(new Affected(
                        NPM, name, ranges, affected.versions(), fixed ? FixState.FIXED : FixState.AFFECTED, null)),
                Dates.instant(record.text("publish_date")),
                Dates.instant(record.text("updated_at")),
                null,
                "https://github.com/nodejs/security-wg/blob/main/vuln/npm/" + number + ".json");
    }

    private @Nullable Rating rating(JsonValue record, CvssScores scores) {
        Rating rating = scores.rate(record.text("cvss_vector"), id());
        return rating == null ? CvssScores.plain(record.get("cvss_score").decimal(), id()) : rating;
    }
}
