package io.pratique.report.cyclonedx;

import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.cyclonedx.CycloneDxDocument;
import io.pratique.sbom.format.cyclonedx.Extras;
import io.pratique.sbom.format.document.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A CycloneDX document with vulnerabilities: the inventory as `pratique sbom` writes it, and what is known of it.
public final class Findings {
    private static final String VERSION = "1.6";

    private Findings() {}

    /// Writes a whole document.
    ///
    /// @param tool version of this program
    public static void write(Assessment assessment, String tool, OutputStream out) throws IOException {
        var options = new SbomOptions(VERSION, tool, null);
        var plain = new CycloneDxDocument(assessment.scan(), options);
        var extras = new Extras() {
            @Override
            public List<Property> properties() {
                return List.of(
                        new Property(
                                "pratique:advisories:generation",
                                assessment.advisories().id()),
                        new Property(
                                "pratique:advisories:built",
                                assessment.advisories().built().toString()));
            }

            @Override
            public List<Property> systemProperties() {
                return assessment.endOfLife() == null
                        ? List.of()
                        : List.of(new Property(
                                "pratique:end-of-life", assessment.endOfLife().toString()));
            }

            @Override
            public void write(JsonWriter json) throws IOException {
                json.array("vulnerabilities", () -> {
                    for (Vulnerability vulnerability : Vulnerability.of(assessment.findings())) {
                        json.object(() -> vulnerability.write(json, plain.references()));
                    }
                });
            }
        };
        new CycloneDxDocument(assessment.scan(), options, extras).writeJson(out);
    }
}
