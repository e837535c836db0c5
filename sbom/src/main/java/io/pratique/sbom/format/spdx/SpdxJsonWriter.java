package io.pratique.sbom.format.spdx;

import io.pratique.json.JsonWriter;
import io.pratique.sbom.format.spdx.SpdxDocument.Entry;
import io.pratique.sbom.format.spdx.SpdxDocument.License;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An SPDX 2.3 document as JSON.
final class SpdxJsonWriter {
    static final String VERSION = "2.3";
    private static final String PREFIX = "SPDXRef-";
    private static final String DOCUMENT = PREFIX + "DOCUMENT";

    private final SpdxDocument document;

    SpdxJsonWriter(SpdxDocument document) {
        this.document = document;
    }

    void write(String namespace, OutputStream out) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> write(namespace, json));
        }
    }

    private void write(String namespace, JsonWriter json) throws IOException {
        json.string("spdxVersion", "SPDX-" + VERSION);
        json.string("dataLicense", "CC0-1.0");
        json.string("SPDXID", DOCUMENT);
        json.string("name", document.name());
        json.string("documentNamespace", namespace);
        json.object("creationInfo", () -> {
            json.string("created", document.created());
            json.strings("creators", List.of("Tool: " + document.tool()));
        });
        json.array("annotations", () -> annotation(json, document.annotation()));
        List<Entry> contents = document.contents();
        json.array("packages", () -> {
            json.object(() -> entry(json, document.target()));
            for (Entry entry : contents) {
                json.object(() -> entry(json, entry));
            }
        });
        licenses(json, contents);
        json.array("relationships", () -> relationships(json, contents));
    }

    private void entry(JsonWriter json, Entry entry) throws IOException {
        json.string("SPDXID", PREFIX + entry.reference());
        json.string("name", entry.name());
        json.optional("versionInfo", entry.version());
        json.string("primaryPackagePurpose", entry.purpose());
        json.string("downloadLocation", SpdxDocument.NO_ASSERTION);
        json.bool("filesAnalyzed", false);
        String declared = entry.license().expression();
        json.string("licenseConcluded", SpdxDocument.NO_ASSERTION);
        json.string("licenseDeclared", declared.isEmpty() ? SpdxDocument.NO_ASSERTION : declared);
        json.string("copyrightText", SpdxDocument.NO_ASSERTION);
        @Nullable String purl = entry.purl();
        if (purl != null) {
            json.array(
                    "externalRefs",
                    () -> json.object(() -> json.string("referenceCategory", "PACKAGE-MANAGER")
                            .string("referenceType", "purl")
                            .string("referenceLocator", purl)));
        }
        if (!entry.annotation().isEmpty()) {
            json.array("annotations", () -> annotation(json, entry.annotation()));
        }
    }

    private void annotation(JsonWriter json, String comment) throws IOException {
        json.object(() -> {
            json.string("annotationDate", document.created());
            json.string("annotationType", "OTHER");
            json.string("annotator", "Tool: " + document.tool());
            json.string("comment", comment);
        });
    }

    private static void licenses(JsonWriter json, List<Entry> contents) throws IOException {
        Map<String, License> named = new LinkedHashMap<>();
        for (Entry entry : contents) {
            if (entry.license().reference() != null) {
                named.put(entry.license().reference(), entry.license());
            }
        }
        if (named.isEmpty()) {
            return;
        }
        json.array("hasExtractedLicensingInfos", () -> {
            for (License license : named.values()) {
                json.object(() -> json.string("licenseId", license.reference())
                        .string("name", license.text())
                        .string("extractedText", license.text()));
            }
        });
    }

    private void relationships(JsonWriter json, List<Entry> contents) throws IOException {
        relationship(json, DOCUMENT, "DESCRIBES", PREFIX + SpdxDocument.TARGET);
        for (Entry entry : contents) {
            relationship(json, PREFIX + SpdxDocument.TARGET, "CONTAINS", PREFIX + entry.reference());
        }
        for (Map.Entry<String, List<String>> relation : document.relations().entrySet()) {
            for (String needed : relation.getValue()) {
                relationship(json, PREFIX + relation.getKey(), "DEPENDS_ON", PREFIX + needed);
            }
        }
    }

    private static void relationship(JsonWriter json, String from, String type, String to) throws IOException {
        json.object(() -> json.string("spdxElementId", from)
                .string("relationshipType", type)
                .string("relatedSpdxElement", to));
    }
}
