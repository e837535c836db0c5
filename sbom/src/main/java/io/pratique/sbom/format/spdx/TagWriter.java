package io.pratique.sbom.format.spdx;

import io.pratique.sbom.format.spdx.SpdxDocument.Entry;
import io.pratique.sbom.format.spdx.SpdxDocument.License;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An SPDX 2.3 document as tags with values.
final class TagWriter {
    private static final String PREFIX = "SPDXRef-";
    private static final String DOCUMENT = PREFIX + "DOCUMENT";
    private static final char REPLACEMENT = '\ufffd';

    private final SpdxDocument document;

    TagWriter(SpdxDocument document) {
        this.document = document;
    }

    /// A text on one line, without what a terminal, a build server or a reader of tags would obey.
    static String shown(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean obeyed = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || c == '<'
                    || c == '#';
            out.appendCodePoint(obeyed ? REPLACEMENT : c);
        }
        return out.toString().strip();
    }

    void write(String namespace, OutputStream out) throws IOException {
        var tags = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        tag(tags, "SPDXVersion", "SPDX-" + SpdxJsonWriter.VERSION);
        tag(tags, "DataLicense", "CC0-1.0");
        tag(tags, "SPDXID", DOCUMENT);
        tag(tags, "DocumentName", document.name());
        tag(tags, "DocumentNamespace", namespace);
        tag(tags, "Creator", "Tool: " + document.tool());
        tag(tags, "Created", document.created());
        annotation(tags, DOCUMENT, document.annotation());
        tag(tags, "Relationship", DOCUMENT + " DESCRIBES " + PREFIX + SpdxDocument.TARGET);
        entry(tags, document.target());
        List<Entry> contents = document.contents();
        Map<String, License> licenses = new LinkedHashMap<>();
        for (Entry entry : contents) {
            entry(tags, entry);
            tag(tags, "Relationship", PREFIX + SpdxDocument.TARGET + " CONTAINS " + PREFIX + entry.reference());
            if (entry.license().reference() != null) {
                licenses.put(entry.license().reference(), entry.license());
            }
        }
        relationships(tags);
        licenses(tags, licenses);
        tags.flush();
    }

    private void entry(Writer tags, Entry entry) throws IOException {
        tags.write('\n');
        String declared = entry.license().expression();
        tag(tags, "PackageName", entry.name());
        tag(tags, "SPDXID", PREFIX + entry.reference());
        if (!entry.version().isEmpty()) {
            tag(tags, "PackageVersion", entry.version());
        }
        tag(tags, "PackageDownloadLocation", SpdxDocument.NO_ASSERTION);
        tag(tags, "PrimaryPackagePurpose", entry.purpose());
        tag(tags, "FilesAnalyzed", "false");
        tag(tags, "PackageLicenseConcluded", SpdxDocument.NO_ASSERTION);
        tag(tags, "PackageLicenseDeclared", declared.isEmpty() ? SpdxDocument.NO_ASSERTION : declared);
        tag(tags, "PackageCopyrightText", SpdxDocument.NO_ASSERTION);
        if (entry.purl() != null) {
            tag(tags, "ExternalRef", "PACKAGE-MANAGER purl " + entry.purl());
        }
        if (!entry.annotation().isEmpty()) {
            annotation(tags, PREFIX + entry.reference(), entry.annotation());
        }
    }

    private void annotation(Writer tags, String subject, String comment) throws IOException {
        tag(tags, "Annotator", "Tool: " + document.tool());
        tag(tags, "AnnotationDate", document.created());
        tag(tags, "AnnotationType", "OTHER");
        tag(tags, "AnnotationComment", "<text>" + comment + "</text>");
        tag(tags, "SPDXREF", subject);
    }

    private void relationships(Writer tags) throws IOException {
        tags.write('\n');
        for (Map.Entry<String, List<String>> relation : document.relations().entrySet()) {
            for (String needed : relation.getValue()) {
                tag(tags, "Relationship", PREFIX + relation.getKey() + " DEPENDS_ON " + PREFIX + needed);
            }
        }
    }

    private static void licenses(Writer tags, Map<String, License> licenses) throws IOException {
        for (Map.Entry<String, License> license : licenses.entrySet()) {
            tags.write('\n');
            tag(tags, "LicenseID", license.getKey());
            tag(tags, "ExtractedText", "<text>" + license.getValue().text() + "</text>");
            tag(tags, "LicenseName", license.getValue().text());
        }
    }

    private static void tag(Writer tags, String name, String value) throws IOException {
        tags.write(name);
        tags.write(": ");
        tags.write(value);
        tags.write('\n');
    }
}
