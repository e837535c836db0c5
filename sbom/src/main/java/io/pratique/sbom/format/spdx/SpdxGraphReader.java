package io.pratique.sbom.format.spdx;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads SPDX 3 in JSON-LD: a list of elements, each with its type.
public final class SpdxGraphReader implements JsonDocument.Members {
    private static final String GRAPH = "@graph";
    private static final Set<String> BUILDING = Set.of("build", "development", "test");

    private final Elements elements;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> roots = new HashSet<>();
    private final Set<String> sboms = new HashSet<>();
    private String document = "";
    private boolean known;
    private boolean versioned;

    public SpdxGraphReader(Gathering gathering) {
        elements = new Elements(gathering);
    }

    @Override
    public boolean isList(String name) {
        return name.equals(GRAPH);
    }

    @Override
    public boolean isSkipped(String name) {
        return !name.equals(GRAPH) && !name.equals("@context");
    }

    @Override
    public void member(String name, JsonValue value) {
        String context = value.text() == null ? "" : value.text();
        known = known || (name.equals("@context") && context.startsWith("https://spdx.org/rdf/3."));
    }

    @Override
    public void item(String list, JsonValue item) throws IOException {
        switch (item.text("type", item.text("@type", ""))) {
            case "CreationInfo" ->
                versioned = versioned || item.text("specVersion", "").startsWith("3.");
            case "SpdxDocument" -> {
                document = id(item);
                roots.addAll(item.get("rootElement").strings());
            }
            case "software_Sbom" -> {
                sboms.add(id(item));
                item.get("rootElement").strings().forEach(elements::describe);
            }
            case "software_Package" -> read(item);
            case "Relationship", "LifecycleScopedRelationship" -> relationship(item);
            case "Annotation" -> elements.annotate(item.text("subject", ""), item.text("statement", ""));
            case "simplelicensing_LicenseExpression" ->
                texts.put(id(item), item.text("simplelicensing_licenseExpression", ""));
            case "simplelicensing_SimpleLicensingText" ->
                texts.put(id(item), item.text("simplelicensing_licenseText", ""));
            default -> {}
        }
    }

    private static String id(JsonValue item) {
        return item.text("spdxId", item.text("@id", ""));
    }

    private void read(JsonValue item) throws IOException {
        String purpose = SpdxRdf.words(item.text("software_primaryPurpose", ""));
        elements.add(new Elements.SpdxPackage(
                id(item),
                item.text("name", ""),
                item.text("software_packageVersion", ""),
                purl(item),
                purpose,
                "",
                "",
                List.of(),
                SpdxReader.paths(item.text("software_sourceInfo", ""))));
    }

    private static @Nullable String purl(JsonValue item) {
        @Nullable String direct = item.text("software_packageUrl");
        if (direct != null) {
            return direct;
        }
        for (JsonValue identifier : item.get("externalIdentifier").items()) {
            if (identifier.text("externalIdentifierType", "").equals("packageUrl")) {
                return identifier.text("identifier");
            }
        }
        return null;
    }

    private void relationship(JsonValue item) throws IOException {
        String from = item.text("from", "");
        List<String> to = item.get("to").strings();
        Scope when = BUILDING.contains(item.text("scope", "")) ? Scope.DEVELOPMENT : Scope.RUNTIME;
        for (String other : to) {
            switch (item.text("relationshipType", "")) {
                case "dependsOn", "hasPrerequisite" -> elements.need(from, other, when);
                case "hasOptionalDependency" -> elements.need(from, other, Scope.OPTIONAL);
                case "contains" -> elements.relate(from, "CONTAINS", other);
                case "describes" -> elements.relate(from, "DESCRIBES", other);
                case "generates" -> elements.relate(from, "GENERATES", other);
                case "hasDeclaredLicense" -> elements.declare(from, other);
                case "hasConcludedLicense" -> elements.conclude(from, other);
                default -> {}
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (!known || !versioned) {
            throw new IOException("not an SPDX 3 document: its context or its version is another");
        }
        texts.forEach((reference, text) -> elements.license(reference, text, text));
        roots.removeAll(sboms);
        roots.forEach(elements::describe);
        elements.end(document);
    }
}
