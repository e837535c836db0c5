package io.pratique.report.format;

import io.pratique.advisory.store.Generation;
import io.pratique.advisory.store.Generation.FeedSummary;
import io.pratique.json.JsonValue;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads back what [JsonFormat] wrote, but for exceptions that spoke of no finding.
public final class JsonAssessment {
    private JsonAssessment() {}

    /// @param scan the inventory that the report was made of
    /// @throws IOException when the document is none of that format, or of another inventory
    public static Assessment read(JsonValue document, ScanResult scan) throws IOException {
        String version = document.text("schemaVersion", "");
        if (!version.startsWith("1.")) {
            throw new IOException("not a report of a known version");
        }
        try {
            var components = new JsonComponents(scan.sbom().components());
            return new Assessment(
                    scan,
                    findings(document.get("findings"), components),
                    unjudged(document.get("unjudged")),
                    generation(document.get("advisories")),
                    day(document.get("target").get("os").text("eol")),
                    JsonRulings.read(document, components));
        } catch (IllegalArgumentException | DateTimeException invalid) {
            throw new IOException("the report holds a value that is not known: " + invalid.getMessage(), invalid);
        }
    }

    private static List<Finding> findings(JsonValue json, JsonComponents components) throws IOException {
        List<Finding> out = new ArrayList<>();
        for (JsonValue one : json.items()) {
            out.add(components.finding(one));
        }
        return out;
    }

    private static List<Unjudged> unjudged(JsonValue json) {
        return json.items().stream()
                .map(one -> new Unjudged(
                        one.text("ecosystem", ""),
                        number(one.get("packages")),
                        one.text("reason", ""),
                        one.get("partly").isTrue()))
                .toList();
    }

    private static Generation generation(JsonValue json) {
        return new Generation(
                json.text("generation", ""),
                Instant.parse(json.text("built", "")),
                json.get("feeds").items().stream()
                        .map(feed -> new FeedSummary(feed.text("id", ""), number(feed.get("advisories"))))
                        .toList());
    }

    private static int number(JsonValue json) {
        Long value = json.integer();
        return value == null ? 0 : Math.toIntExact(Math.clamp(value, 0, Integer.MAX_VALUE));
    }

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
