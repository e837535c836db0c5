package io.pratique.sbom.format.spdx;

import io.pratique.json.JsonWriter;
import io.pratique.sbom.format.spdx.SpdxDocument.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An SPDX 3.0.1 document as JSON-LD.
final class SpdxGraphWriter {
    static final String VERSION = "3.0";
    private static final String SPECIFICATION = "3.0.1";
    private static final String CREATION = "_:creation";
    private static final Map<String, String> PURPOSES = Map.of(
            "CONTAINER", "container", "FILE", "file", "LIBRARY", "library", "OPERATING-SYSTEM", "operatingSystem");

    private final SpdxDocument document;
    private final String namespace;
    private final Set<String> licenses = new HashSet<>();

    SpdxGraphWriter(SpdxDocument document, String namespace) {
        this.document = document;
        this.namespace = namespace + "#";
    }

    void write(OutputStream out) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> {
                json.string("@context", "https://spdx.org/rdf/" + SPECIFICATION + "/spdx-context.jsonld");
                json.array("@graph", () -> graph(json));
            });
        }
    }

    private void graph(JsonWriter json) throws IOException {
        json.object(() -> {
            json.string("type", "CreationInfo").string("@id", CREATION);
            json.string("specVersion", SPECIFICATION).string("created", document.created());
            json.strings("createdBy", List.of(id("Agent")));
            json.strings("createdUsing", List.of(id("Tool")));
        });
        element(json, "SoftwareAgent", "Agent", () -> json.string("name", "pratique"));
        element(json, "Tool", "Tool", () -> json.string("name", document.tool()));
        element(json, "SpdxDocument", "Document", () -> {
            json.string("name", document.name());
            json.strings("profileConformance", List.of("core", "software", "simpleLicensing"));
            json.strings("rootElement", List.of(id("Sbom")));
        });
        element(json, "software_Sbom", "Sbom", () -> {
            json.strings("software_sbomType", List.of("analyzed"));
            json.strings("rootElement", List.of(id(SpdxDocument.TARGET)));
        });
        annotation(json, "Document", document.annotation());
        entry(json, document.target());
        List<Entry> contents = document.contents();
        for (Entry entry : contents) {
            entry(json, entry);
        }
        if (!contents.isEmpty()) {
            List<String> held = contents.stream().map(Entry::reference).toList();
            relationship(json, "Contains", SpdxDocument.TARGET, "contains", held);
        }
        for (Map.Entry<String, List<String>> relation : document.relations().entrySet()) {
            String name = "DependsOn-" + relation.getKey();
            relationship(json, name, relation.getKey(), "dependsOn", relation.getValue());
        }
    }

    private void entry(JsonWriter json, Entry entry) throws IOException {
        element(json, "software_Package", entry.reference(), () -> {
            json.string("name", entry.name());
            json.optional("software_packageVersion", entry.version());
            json.optional("software_packageUrl", entry.purl());
            json.string("software_primaryPurpose", PURPOSES.getOrDefault(entry.purpose(), "other"));
        });
        if (!entry.annotation().isEmpty()) {
            annotation(json, entry.reference(), entry.annotation());
        }
        SpdxDocument.License license = entry.license();
        if (!license.expression().isEmpty()) {
            String reference = Ids.of("License", license.expression(), license.expression());
            if (licenses.add(reference)) {
                license(json, reference, license);
            }
            String name = "Licensed-" + entry.reference();
            relationship(json, name, entry.reference(), "hasDeclaredLicense", List.of(reference));
        }
    }

    private void license(JsonWriter json, String reference, SpdxDocument.License license) throws IOException {
        if (license.reference() == null) {
            element(
                    json,
                    "simplelicensing_LicenseExpression",
                    reference,
                    () -> json.string("simplelicensing_licenseExpression", license.expression()));
        } else {
            element(
                    json,
                    "simplelicensing_SimpleLicensingText",
                    reference,
                    () -> json.string("simplelicensing_licenseText", license.text()));
        }
    }

    private void annotation(JsonWriter json, String subject, String statement) throws IOException {
        element(json, "Annotation", "Annotation-" + subject, () -> {
            json.string("annotationType", "other").string("subject", id(subject));
            json.string("contentType", "text/plain").string("statement", statement);
        });
    }

    private void relationship(JsonWriter json, String name, String from, String type, List<String> to)
            throws IOException {
        element(json, "Relationship", name, () -> {
            json.string("from", id(from)).string("relationshipType", type);
            json.strings("to", to.stream().map(this::id).toList());
        });
    }

    private void element(JsonWriter json, String type, String reference, JsonWriter.Body body) throws IOException {
        json.object(() -> {
            json.string("type", type).string("spdxId", id(reference)).string("creationInfo", CREATION);
            body.write();
        });
    }

    private String id(String reference) {
        return namespace + reference;
    }
}
