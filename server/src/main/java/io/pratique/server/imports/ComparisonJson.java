package io.pratique.server.imports;

import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import java.io.IOException;
import java.util.Locale;

/// A comparison as JSON.
final class ComparisonJson {
    private ComparisonJson() {}

    static void write(JsonWriter json, ForeignStore.Row row, Assessment assessment, Comparison comparison)
            throws IOException {
        json.object("report", () -> row.write(json));
        json.string("advisories", assessment.advisories().id());
        json.object(
                "counts",
                () -> json.number("both", comparison.both().size())
                        .number("onlyTheirs", comparison.theirs().size())
                        .number("onlyOurs", comparison.ours().size()));
        json.array("both", () -> {
            for (Comparison.Both one : comparison.both()) {
                json.object(() -> {
                    json.object("theirs", () -> ForeignStore.write(json, one.theirs()));
                    json.object("ours", () -> write(json, one.ours()));
                });
            }
        });
        json.array("onlyTheirs", () -> {
            for (Comparison.OnlyTheirs one : comparison.theirs()) {
                json.object(() -> {
                    json.object("theirs", () -> ForeignStore.write(json, one.finding()));
                    reason(json, one.reason());
                });
            }
        });
        json.array("onlyOurs", () -> {
            for (Comparison.OnlyOurs one : comparison.ours()) {
                json.object(() -> {
                    json.object("ours", () -> write(json, one.finding()));
                    reason(json, one.reason());
                });
            }
        });
    }

    private static void write(JsonWriter json, Finding finding) throws IOException {
        json.string("id", finding.id());
        json.strings("aliases", finding.aliases());
        json.string("package", finding.component().name());
        json.string("purl", finding.component().purl().toString());
        json.string("version", finding.component().version());
        json.string("fixedVersion", finding.fixedVersion());
        json.string("severity", finding.rating().severity().text());
    }

    private static void reason(JsonWriter json, Reason reason) throws IOException {
        json.object(
                "reason",
                () -> json.string(
                                "kind",
                                reason.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .string("text", reason.text()));
    }
}
