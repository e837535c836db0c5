package io.pratique.sbom.format.spdx;

import io.pratique.sbom.format.document.Gathering;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads SPDX 2 as tags: `Tag: value` lines, where a value between `<text>` and `</text>` may go over several.
public final class TagReader {
    private static final String OPEN = "<text>";
    private static final String CLOSE = "</text>";

    private final Elements elements;
    private final Map<String, String> current = new HashMap<>();
    private String version = "";
    private String document = Elements.DOCUMENT;
    private boolean creator;
    private Part part = Part.DOCUMENT;

    /// What the tags at hand belong to.
    private enum Part {
        DOCUMENT,
        PACKAGE,
        LICENSE,
        OTHER
    }

    public TagReader(Gathering gathering) {
        elements = new Elements(gathering);
    }

    /// Reads a whole document; the caller closes the stream and bounds its length.
    public void read(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        @Nullable String line = lines.readLine();
        if (line != null && line.startsWith("\ufeff")) {
            line = line.substring(1);
        }
        for (; line != null; line = lines.readLine()) {
            int colon = line.indexOf(':');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (colon < 0) {
                throw new IOException("a line of an SPDX document that is no tag with a value");
            }
            take(
                    line.substring(0, colon).strip(),
                    value(line.substring(colon + 1).strip(), lines));
        }
        finish();
        SpdxReader.check(version);
        if (!creator) {
            throw new IOException("an SPDX document without its creators");
        }
        elements.end(document);
    }

    private static String value(String first, BufferedReader lines) throws IOException {
        if (!first.startsWith(OPEN)) {
            return first;
        }
        var out = new StringBuilder();
        String line = first.substring(OPEN.length());
        int end = line.indexOf(CLOSE);
        while (end < 0) {
            out.append(line).append('\n');
            @Nullable String next = lines.readLine();
            if (next == null) {
                throw new IOException("an SPDX document that ends within a text");
            }
            line = next;
            end = line.indexOf(CLOSE);
        }
        return out.append(line, 0, end).toString();
    }

    private void take(String tag, String value) throws IOException {
        switch (tag) {
            case "SPDXVersion" -> version = value;
            case "Creator" -> creator = true;
            case "PackageName" -> begin(Part.PACKAGE, tag, value);
            case "FileName", "SnippetSPDXID" -> begin(Part.OTHER, tag, value);
            case "LicenseID" -> begin(Part.LICENSE, tag, value);
            case "SPDXID" -> {
                if (part == Part.DOCUMENT) {
                    document = value;
                }
                current.putIfAbsent(tag, value);
            }
            case "Relationship" -> relationship(value);
            case "AnnotationComment" -> current.put(tag, value);
            case "SPDXREF" -> {
                elements.annotate(value, current.getOrDefault("AnnotationComment", ""));
                current.remove("AnnotationComment");
            }
            case "ExternalRef" -> external(value);
            default -> current.putIfAbsent(tag, value);
        }
    }

    private void begin(Part next, String tag, String value) throws IOException {
        finish();
        part = next;
        current.put(tag, value);
    }

    /// Category, type and locator, with white space between.
    private void external(String value) {
        String[] words = value.split("\\s+", 3);
        if (part == Part.PACKAGE && words.length == 3 && SpdxReader.isPurl(words[1])) {
            current.putIfAbsent("purl", words[2]);
        }
    }

    private void relationship(String value) throws IOException {
        String[] words = value.split("\\s+", 4);
        if (words.length < 3) {
            throw new IOException("a relationship of an SPDX document without its two ends");
        }
        elements.relate(words[0], words[1], words[2]);
    }

    private void finish() throws IOException {
        if (part == Part.PACKAGE) {
            elements.add(new Elements.SpdxPackage(
                    text("SPDXID"),
                    text("PackageName"),
                    text("PackageVersion"),
                    current.get("purl"),
                    text("PrimaryPackagePurpose"),
                    text("PackageLicenseDeclared"),
                    text("PackageLicenseConcluded"),
                    List.of(),
                    SpdxReader.paths(text("PackageSourceInfo"))));
        } else if (part == Part.LICENSE) {
            elements.license(text("LicenseID"), text("LicenseName"), text("ExtractedText"));
        }
        current.clear();
    }

    private String text(String tag) {
        return current.getOrDefault(tag, "");
    }
}
