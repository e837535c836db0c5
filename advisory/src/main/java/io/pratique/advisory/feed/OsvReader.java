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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one record of the OSV schema (ossf.github.io/osv-schema).
///
/// Packages of other ecosystems in a record are left out, and so are ranges of commits, which no installed package
/// shows.
final class OsvReader {
    /// What a database says in its own way.
    interface Dialect {
        /// The problems that a record answers, each of its own: `upstream` in the schema.
        default List<String> covers(JsonValue record) {
            return record.get("upstream").strings();
        }

        /// The severity where the record has no CVSS vector.
        default @Nullable Rating severity(JsonValue record) {
            return null;
        }

        default List<VersionRange> ranges(JsonValue affected) {
            return OsvRanges.read(affected.get("ranges"));
        }

        @Nullable
        String url(JsonValue record, String id);
    }

    private final String feed;
    private final String ecosystem;
    private final Dialect dialect;
    private final CvssScores scores = new CvssScores();

    OsvReader(String feed, String ecosystem, Dialect dialect) {
        this.feed = feed;
        this.ecosystem = ecosystem;
        this.dialect = dialect;
    }

    /// @throws IOException when it is not an OSV record
    Advisory read(byte[] bytes) throws IOException {
        JsonValue record = Json.parse(bytes);
        String id = record.text("id");
        if (id == null || id.isBlank()) {
            throw new IOException("no id");
        }
        return new Advisory(
                id,
                record.get("aliases").strings(),
                dialect.covers(record),
                feed,
                rating(record),
                affected(record),
                Dates.instant(record.text("published")),
                Dates.instant(record.text("modified")),
                Dates.instant(record.text("withdrawn")),
                dialect.url(record, id));
    }

    private @Nullable Rating rating(JsonValue record) {
        Rating rating = severity(record.get("severity"));
        return rating == null ? dialect.severity(record) : rating;
    }

    private @Nullable Rating severity(JsonValue severities) {
        Rating best = null;
        for (JsonValue severity : severities.items()) {
            best = CvssScores.better(best, scores.rate(severity.text("score"), feed));
        }
        return best;
    }

    private List<Affected> affected(JsonValue record) {
        List<Affected> out = new ArrayList<>();
        for (JsonValue affected : record.get("affected").items()) {
            String name = affected.get("package").text("name");
            Ecosystem family = Ecosystem.parse(affected.get("package").text("ecosystem", ""));
            List<VersionRange> ranges = dialect.ranges(affected);
            List<String> versions = affected.get("versions").strings();
            if (name != null && family.name().equals(ecosystem) && !(ranges.isEmpty() && versions.isEmpty())) {
                boolean fixed = ranges.stream().anyMatch(range -> range.fixed() != null);
                out.add(new Affected(
                        family,
                        name,
                        ranges,
                        versions,
                        fixed ? FixState.FIXED : FixState.AFFECTED,
                        severity(affected.get("severity"))));
            }
        }
        return out;
    }
}
