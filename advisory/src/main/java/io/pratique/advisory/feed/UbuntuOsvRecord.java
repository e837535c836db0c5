package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// One of Ubuntu's CVE records in the OSV schema, `UBUNTU-CVE-2024-0727`. The lists of versions and of binary
/// packages, most of a record, are skipped: ranges say the same.
///
/// A package that is not affected is not in the record, and why one has no fix is not told.
final class UbuntuOsvRecord {
    private static final String PREFIX = "UBUNTU-";

    private final Map<String, String> fields = new HashMap<>();
    private List<JsonValue> severities = List.of();
    private final List<UbuntuOsvPackage> packages = new ArrayList<>();

    private UbuntuOsvRecord() {}

    /// @return null for a notice, which repeats what the records of its CVEs say
    static @Nullable UbuntuOsvRecord read(byte[] bytes) throws IOException {
        var record = new UbuntuOsvRecord();
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an OSV record");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                record.field(parser.currentName(), parser);
            }
        } catch (JacksonException problem) {
            throw Json.invalid(problem);
        }
        if (record.text("id").isBlank()) {
            throw new IOException("no id");
        }
        return record.text("id").startsWith(PREFIX + "CVE-") ? record : null;
    }

    private void field(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        switch (name) {
            case "id", "published", "modified", "withdrawn" -> {
                if (token == JsonToken.VALUE_STRING) {
                    fields.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            case "severity" -> severities = Json.value(parser).items();
            case "affected" -> {
                while (token == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
                    UbuntuOsvPackage found = UbuntuOsvPackage.read(parser);
                    if (found != null) {
                        packages.add(found);
                    }
                }
            }
            default -> parser.skipChildren();
        }
    }

    private String text(String name) {
        return fields.getOrDefault(name, "");
    }

    Advisory advisory(String feed, CvssScores scores) {
        String cve = text("id").substring(PREFIX.length());
        return new Advisory(
                text("id"),
                List.of(),
                List.of(cve),
                feed,
                rating(feed, scores),
                affected(),
                Dates.instant(fields.get("published")),
                Dates.instant(fields.get("modified")),
                Dates.instant(fields.get("withdrawn")),
                "https://ubuntu.com/security/" + cve);
    }

    /// Ubuntu's priority with the vector that stands beside it; the two need not agree.
    private @Nullable Rating rating(String feed, CvssScores scores) {
        Severity priority = Severity.UNKNOWN;
        Rating best = null;
        for (JsonValue severity : severities) {
            String score = severity.text("score", "");
            if (severity.text("type", "").equals("Ubuntu")) {
                priority = Severity.parse(score);
            } else {
                best = CvssScores.better(best, scores.rate(score, feed));
            }
        }
        return CvssScores.worded(priority, best, feed);
    }

    private List<Affected> affected() {
        Set<String> standard = new HashSet<>();
        for (UbuntuOsvPackage each : packages) {
            if (each.stream() == UbuntuOsvPackage.Stream.STANDARD) {
                standard.add(each.release() + ' ' + each.name());
            }
        }
        Set<Affected> out = new LinkedHashSet<>();
        for (UbuntuOsvPackage each : packages) {
            out.add(each.affected());
            boolean ended = each.stream() == UbuntuOsvPackage.Stream.EXPANDED
                    && !standard.contains(each.release() + ' ' + each.name());
            if (ended) {
                out.add(afterTheEnd(each));
            }
        }
        return List.copyOf(out);
    }

    /// What it means to those without expanded maintenance that a record speaks of that alone: a version without
    /// `esm` in it came before the end, and any other fix is out of their reach.
    private static Affected afterTheEnd(UbuntuOsvPackage each) {
        String fixed = each.fixed();
        boolean reachable = fixed != null && !fixed.contains("esm");
        return new Affected(
                UbuntuReleases.plain(each.release()),
                each.name(),
                List.of(fixed == null ? VersionRange.ALL : VersionRange.before(fixed)),
                List.of(),
                reachable ? FixState.FIXED : FixState.END_OF_LIFE,
                null);
    }
}
