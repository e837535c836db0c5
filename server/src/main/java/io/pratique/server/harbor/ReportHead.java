package io.pratique.server.harbor;

import io.pratique.json.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What every report begins with.
///
/// @param generated when it is made
/// @param version this program's own
record ReportHead(Instant generated, Artifact artifact, String version) {
    void write(JsonWriter json) throws IOException {
        json.string("generated_at", generated.truncatedTo(ChronoUnit.SECONDS).toString());
        artifact.write(json);
        scanner(json, version);
    }

    static void scanner(JsonWriter json, String version) throws IOException {
        json.object(
                "scanner",
                () -> json.string("name", "Pratique")
                        .string("vendor", "Pratique")
                        .string("version", version.isEmpty() ? "0" : version));
    }
}
