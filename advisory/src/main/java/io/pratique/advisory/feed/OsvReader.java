package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
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

        /// Other names of the very same problem.
        default List<String> aliases(JsonValue record) {
            return record.get("aliases").strings();
        }

        /// The severity where the record has no CVSS vector.
        default @Nullable Rating severity(JsonValue record) {
            return null;
        }

        default List<VersionRange> ranges(JsonValue affected) {
            return OsvRanges.read(affected.get("ranges"));
        }

        default Condition condition(JsonValue affected) {
            return Condition.NONE;
        }

        /// Whether a package is told of for another reason than a vulnerability.
        default boolean isRemark(JsonValue affected) {
            return false;
        }

        /// Null for packages that the feed is not about.
        default @Nullable Ecosystem ecosystem(String written, String wanted) {
            Ecosystem family = Ecosystem.parse(written);
            return family.name().equals(wanted) ? family : null;
        }

        @Nullable
        String url(JsonValue record, String id);
    }

    /// Packages made to do harm, as the Open Source Security Foundation collects them; they have no CVSS vector.
    private static final Rating MALICIOUS = new Rating(Severity.CRITICAL, null, null, "malicious");

    private final String feed;
    private final List<String> ecosystems;
    private final Dialect dialect;
    private final CvssScores scores = new CvssScores();

    OsvReader(String feed, String ecosystem, Dialect dialect) {
        this(feed, List.of(ecosystem), dialect);
    }

    /// @param ecosystems those whose packages count
    OsvReader(String feed, List<String> ecosystems, Dialect dialect) {
        this.feed = feed;
        this.ecosystems = List.copyOf(ecosystems);
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
                dialect.aliases(record),
                dialect.covers(record),
                feed,
                rating(id, record),
                affected(record),
                Dates.instant(record.text("published")),
                Dates.instant(record.text("modified")),
                Dates.instant(record.text("withdrawn")),
                dialect.url(record, id));
    }

    private @Nullable Rating rating(String id, JsonValue record) {
        if (id.startsWith("MAL-")) {
            return MALICIOUS;
        }
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

    private @Nullable Ecosystem ecosystem(String written) {
        for (String wanted : ecosystems) {
            Ecosystem family = dialect.ecosystem(written, wanted);
            if (family != null) {
                return family;
            }
        }
        return null;
    }

    private List<Affected> affected(JsonValue record) {
        List<Affected> out = new ArrayList<>();
        for (JsonValue affected : record.get("affected").items()) {
            String name = affected.get("package").text("name");
            String written = affected.get("package").text("ecosystem", "");
            Ecosystem family = ecosystem(written);
            if (name == null || family == null || dialect.isRemark(affected)) {
                continue;
            }
            List<VersionRange> ranges = dialect.ranges(affected);
            List<String> versions = affected.get("versions").strings();
            if (!(ranges.isEmpty() && versions.isEmpty())) {
                boolean fixed = ranges.stream().anyMatch(range -> range.fixed() != null);
                out.add(new Affected(
                        family,
                        name,
                        ranges,
                        versions,
                        fixed ? FixState.FIXED : FixState.AFFECTED,
                        severity(affected.get("severity")),
                        dialect.condition(affected)));
            }
        }
        return out;
    }
}
