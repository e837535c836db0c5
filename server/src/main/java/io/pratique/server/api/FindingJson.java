package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.finding.FindingRow;
import java.io.IOException;
import java.util.Locale;

/// Findings in JSON.
final class FindingJson {
    private FindingJson() {}

    static void write(JsonWriter json, FindingRow row) throws IOException {
        json.string("vulnerability", row.name());
        json.strings("aliases", row.aliases());
        json.string("severity", row.severity().name().toLowerCase(Locale.ROOT));
        Float score = row.score();
        json.number("score", score == null ? null : decimal(score));
        json.number("risk", (Double) decimal(row.risk()));
        json.bool("exploited", row.exploited());
        json.string("state", row.state());
        json.string("fixed", row.fixed());
        json.string("purl", row.purl());
        json.string("package", row.packageName());
        json.string("version", row.version());
        json.string("published", ImagesResource.text(row.published()));
        json.string("since", row.since().toString());
        json.string("until", ImagesResource.text(row.until()));
    }

    /// The number that was meant: 7.8 rather than 7.800000190734863.
    private static double decimal(float number) {
        return Double.parseDouble(Float.toString(number));
    }
}
