package io.pratique.report.format;

import io.pratique.advisory.store.Generation;
import io.pratique.advisory.store.Generation.FeedSummary;
import io.pratique.json.JsonValue;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads back what [JsonFormat] wrote of an assessment to which no exceptions were applied.
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
            return new Assessment(
                    scan,
                    findings(document.get("findings"), scan),
                    unjudged(document.get("unjudged")),
                    generation(document.get("advisories")),
                    day(document.get("target").get("os").text("eol")));
        } catch (IllegalArgumentException | DateTimeException invalid) {
            throw new IOException("the report holds a value that is not known: " + invalid.getMessage(), invalid);
        }
    }

    private static List<Finding> findings(JsonValue json, ScanResult scan) throws IOException {
        Map<List<String>, Component> components = new HashMap<>();
        for (Component component : scan.sbom().components()) {
            components.putIfAbsent(key(component), component);
        }
        List<Finding> out = new ArrayList<>();
        for (JsonValue one : json.items()) {
            Component component = components.get(key(one));
            if (component == null) {
                throw new IOException("the report speaks of a package that the inventory does not have");
            }
            out.add(JsonFindingReader.read(one, component));
        }
        return out;
    }

    private static List<String> key(Component component) {
        Origin origin = component.origins().isEmpty() ? null : component.origins().getFirst();
        String layer = origin == null || origin.layer() == null || origin.layer().digest() == null
                ? ""
                : origin.layer().digest().toString();
        return List.of(component.purl().toString(), component.version(), layer, component.path());
    }

    private static List<String> key(JsonValue finding) {
        return List.of(
                finding.text("purl", ""),
                finding.text("installedVersion", ""),
                finding.text("layer", ""),
                finding.text("path", ""));
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
