package io.pratique.sbom.format.spdx;

import io.pratique.json.JsonValue;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads SPDX 2 in JSON, and in whatever is turned into it. Files and snippets are passed over.
public final class SpdxReader implements JsonDocument.Members {
    private static final Set<String> LISTS =
            Set.of("packages", "relationships", "annotations", "documentDescribes", "hasExtractedLicensingInfos");
    private static final Set<String> SINGLES = Set.of("spdxVersion", "SPDXID", "creationInfo");
    private static final Set<String> KNOWN = Set.of("SPDX-2.0", "SPDX-2.1", "SPDX-2.2", "SPDX-2.3");
    private static final String ACQUIRED = "acquired package info from ";

    private final Gathering gathering;
    private final Elements elements;
    private String version = "";
    private String document = "";
    private JsonValue creation = JsonValue.NULL;

    public SpdxReader(Gathering gathering) {
        this.gathering = gathering;
        elements = new Elements(gathering);
    }

    @Override
    public boolean isList(String name) {
        return LISTS.contains(name);
    }

    @Override
    public boolean isSkipped(String name) {
        return !LISTS.contains(name) && !SINGLES.contains(name);
    }

    @Override
    public void item(String list, JsonValue item) throws IOException {
        switch (list) {
            case "packages" -> read(item);
            case "relationships" ->
                elements.relate(
                        item.text("spdxElementId", ""),
                        item.text("relationshipType", ""),
                        item.text("relatedSpdxElement", ""));
            case "annotations" -> elements.annotate(Elements.DOCUMENT, item.text("comment", ""));
            case "documentDescribes" -> {
                if (item.text() != null) {
                    elements.describe(item.text());
                }
            }
            case "hasExtractedLicensingInfos" ->
                elements.license(item.text("licenseId", ""), item.text("name", ""), item.text("extractedText", ""));
            default -> {}
        }
    }

    @Override
    public void member(String name, JsonValue value) {
        switch (name) {
            case "spdxVersion" -> version = value.text() == null ? "" : value.text();
            case "SPDXID" -> document = value.text() == null ? "" : value.text();
            case "creationInfo" -> creation = value;
            default -> {
                if (!value.isNull()) {
                    gathering.malformed("the member " + name + " is no list");
                }
            }
        }
    }

    private void read(JsonValue item) throws IOException {
        String reference = item.text("SPDXID", "");
        for (JsonValue annotation : item.get("annotations").items()) {
            elements.annotate(reference, annotation.text("comment", ""));
        }
        elements.add(new Elements.SpdxPackage(
                reference,
                item.text("name", ""),
                item.text("versionInfo", ""),
                purl(item),
                item.text("primaryPackagePurpose", ""),
                item.text("licenseDeclared", ""),
                item.text("licenseConcluded", ""),
                List.of(),
                paths(item.text("sourceInfo", ""))));
    }

    private static @Nullable String purl(JsonValue item) {
        for (JsonValue reference : item.get("externalRefs").items()) {
            if (isPurl(reference.text("referenceType", ""))) {
                return reference.text("referenceLocator");
            }
        }
        return null;
    }

    /// The type is also written as a URL that ends with it.
    static boolean isPurl(String type) {
        return type.equals("purl") || type.endsWith("/purl");
    }

    /// Syft tells the files in words.
    static List<String> paths(String sourceInfo) {
        int colon = sourceInfo.indexOf(": ");
        if (!sourceInfo.startsWith(ACQUIRED) || colon < 0) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (String path : sourceInfo.substring(colon + 2).split(", ", -1)) {
            if (path.startsWith("/")) {
                out.add(path);
            }
        }
        return out;
    }

    @Override
    public void end() throws IOException {
        check(version);
        if (creation.get("creators").strings().isEmpty()) {
            throw new IOException("an SPDX document without a list of its creators");
        }
        elements.end(document);
    }

    /// @throws IOException when it is no version of SPDX 2
    static void check(String version) throws IOException {
        if (!KNOWN.contains(version)) {
            throw new IOException("an SPDX document of an unknown version; known are 2.0 to 2.3 and 3.0");
        }
    }
}
