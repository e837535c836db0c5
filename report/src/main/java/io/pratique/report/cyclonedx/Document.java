package io.pratique.report.cyclonedx;

import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole CycloneDX document.
public final class Document {
    private static final String TARGET = "target";

    private final Assessment assessment;
    private final String version;
    private final Map<Component, String> references;

    /// @param version of this program
    public Document(Assessment assessment, String version) {
        this.assessment = assessment;
        this.version = version;
        this.references = References.of(assessment.scan().sbom().components());
    }

    /// Writes the members of the document's object.
    ///
    /// @param serialNumber left out where null
    public void write(JsonWriter json, @Nullable String serialNumber) throws IOException {
        json.string("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.string("bomFormat", "CycloneDX");
        json.string("specVersion", "1.6");
        json.optional("serialNumber", serialNumber);
        json.number("version", 1);
        json.object("metadata", () -> metadata(json));
        json.array("components", () -> components(json));
        json.array("vulnerabilities", () -> {
            for (Vulnerability vulnerability : Vulnerability.of(assessment.findings())) {
                json.object(() -> vulnerability.write(json, references));
            }
        });
        if (assessment.scan().status() != ScanStatus.COMPLETE) {
            json.array(
                    "compositions",
                    () -> json.object(() -> {
                        json.string("aggregate", "incomplete");
                        json.strings("assemblies", List.of(TARGET));
                    }));
        }
    }

    private void metadata(JsonWriter json) throws IOException {
        json.object(
                "tools",
                () -> json.array(
                        "components",
                        () -> json.object(() -> {
                            json.string("type", "application").string("name", "pratique");
                            json.optional("version", version);
                        })));
        Digest digest = assessment.scan().digest();
        json.object("component", () -> {
            json.string("bom-ref", TARGET);
            json.string("type", digest == null ? "file" : "container");
            json.string("name", assessment.scan().name());
            json.optional("version", digest == null ? null : digest.toString());
        });
        json.array("properties", () -> {
            property(json, "pratique:status", assessment.scan().status().name().toLowerCase(Locale.ROOT));
            property(
                    json,
                    "pratique:advisories:generation",
                    assessment.advisories().id());
            property(
                    json,
                    "pratique:advisories:built",
                    assessment.advisories().built().toString());
        });
    }

    private void components(JsonWriter json) throws IOException {
        Distro distro = assessment.scan().sbom().distro();
        if (distro != null) {
            json.object(() -> system(json, distro));
        }
        for (Map.Entry<Component, String> entry : references.entrySet()) {
            json.object(() -> Library.write(json, entry.getKey(), entry.getValue()));
        }
    }

    private void system(JsonWriter json, Distro distro) throws IOException {
        json.string("bom-ref", "system").string("type", "operating-system").string("name", distro.id());
        json.optional("version", distro.version());
        json.optional("description", distro.prettyName());
        if (assessment.endOfLife() != null) {
            String end = assessment.endOfLife().toString();
            json.array("properties", () -> property(json, "pratique:end-of-life", end));
        }
    }

    static void property(JsonWriter json, String name, String value) throws IOException {
        json.object(() -> json.string("name", name).string("value", value));
    }
}
