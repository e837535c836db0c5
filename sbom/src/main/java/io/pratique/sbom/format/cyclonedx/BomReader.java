package io.pratique.sbom.format.cyclonedx;

import io.pratique.json.JsonValue;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a CycloneDX document: the inventory of it, while services, vulnerabilities and whatever else a document
/// may tell are passed over.
public final class BomReader implements JsonDocument.Members {
    private static final Set<String> LISTS = Set.of("components", "dependencies", "compositions", "properties");
    private static final Set<String> SINGLES = Set.of("bomFormat", "specVersion", "metadata");
    private static final Set<String> KNOWN = Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7");
    private static final String INCOMPLETE = "incomplete";

    private final Gathering gathering;
    private final ComponentReader components;
    private final List<JsonValue> compositions = new ArrayList<>();
    private String format = "";
    private String version = "";
    private String target = "";

    public BomReader(Gathering gathering) {
        this.gathering = gathering;
        components = new ComponentReader(gathering);
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
            case "components" -> components.read(item);
            case "dependencies" -> dependency(item);
            case "compositions" -> compositions.add(item);
            case "properties" -> gathering.describe(components.properties(List.of(item)));
            default -> {}
        }
    }

    @Override
    public void member(String name, JsonValue value) throws IOException {
        switch (name) {
            case "bomFormat" -> format = value.text() == null ? "" : value.text();
            case "specVersion" -> version = value.text() == null ? "" : value.text();
            case "metadata" -> metadata(value);
            default -> {
                if (!value.isNull()) {
                    gathering.malformed("the member " + name + " is no list");
                }
            }
        }
    }

    private void metadata(JsonValue metadata) throws IOException {
        gathering.describe(components.properties(metadata.get("properties").items()));
        JsonValue subject = metadata.get("component");
        if (!subject.fields().isEmpty()) {
            target = subject.text("bom-ref", "");
            components.target(subject);
        }
    }

    private void dependency(JsonValue item) throws IOException {
        String from = item.text("ref", "");
        List<String> needed = item.get("dependsOn").strings();
        if (from.isBlank()) {
            gathering.malformed("dependencies of nothing: a reference is missing");
            return;
        }
        for (String to : needed) {
            gathering.relate(from, to);
        }
    }

    @Override
    public void end() throws IOException {
        if (!format.equals("CycloneDX")) {
            throw new IOException("not a CycloneDX document: its bomFormat is another");
        }
        if (!KNOWN.contains(version)) {
            gathering.problem(
                    ScanProblem.Kind.UNSUPPORTED, "", "CycloneDX of another version than 1.0 to 1.7; read as 1.7");
        }
        for (JsonValue composition : compositions) {
            List<String> parts = composition.get("assemblies").strings();
            if (composition.text("aggregate", "").startsWith(INCOMPLETE)
                    && (parts.isEmpty() || target.isEmpty() || parts.contains(target))) {
                gathering.incomplete("the document says that it is incomplete");
            }
        }
    }
}
