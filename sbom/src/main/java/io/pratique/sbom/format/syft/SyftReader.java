package io.pratique.sbom.format.syft;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.format.document.Draft;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import io.pratique.sbom.format.document.Properties;
import io.pratique.sbom.format.document.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads Syft's own JSON. The facts in it become the properties that Syft writes into other formats.
public final class SyftReader implements JsonDocument.Members {
    private static final Set<String> LISTS = Set.of("artifacts", "artifactRelationships");
    private static final Set<String> SINGLES = Set.of("source", "distro", "descriptor", "schema");
    private static final List<String> FACTS = List.of("source", "sourceVersion", "originPackage", "sourceRpm");

    private final Gathering gathering;
    private final List<Draft> packages = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean described;

    public SyftReader(Gathering gathering) {
        this.gathering = gathering;
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
        if (list.equals("artifacts")) {
            read(item);
        } else {
            relate(item.text("parent", ""), item.text("type", ""), item.text("child", ""));
        }
    }

    @Override
    public void member(String name, JsonValue value) throws IOException {
        switch (name) {
            case "descriptor", "schema" ->
                described = described || !value.fields().isEmpty();
            case "source" -> source(value);
            case "distro" -> distro(value);
            default -> {
                if (!value.isNull()) {
                    gathering.malformed("the member " + name + " is no list");
                }
            }
        }
    }

    /// Once the target was the source's object itself, and is now its `metadata`.
    private void source(JsonValue source) throws IOException {
        JsonValue about = source.get("metadata").fields().isEmpty() ? source.get("target") : source.get("metadata");
        String given = about.text("userInput", about.text("path", ""));
        add(
                Draft.Kind.TARGET,
                source.text("id", ""),
                given.isEmpty() ? source.text("name", "") : given,
                about.text("manifestDigest", ""),
                List.of());
    }

    private void distro(JsonValue distro) throws IOException {
        String id = distro.text("id", distro.text("name", ""));
        if (id.isEmpty()) {
            return;
        }
        List<Property> properties = new ArrayList<>();
        properties.add(new Property("syft:distro:versionCodename", distro.text("versionCodename", "")));
        properties.add(Properties.prettyName(distro.text("prettyName", "")));
        for (String like : distro.get("idLike").strings()) {
            properties.add(new Property("syft:distro:idLike:" + properties.size(), like));
        }
        add(Draft.Kind.OPERATING_SYSTEM, "", id, distro.text("versionID", distro.text("version", "")), properties);
    }

    private void add(Draft.Kind kind, String id, String name, String version, List<Property> properties)
            throws IOException {
        gathering.add(new Draft(kind, id, "", name, version, null, Scope.RUNTIME, List.of(), properties, List.of()));
    }

    private void read(JsonValue item) {
        List<Property> properties = new ArrayList<>();
        int number = 0;
        for (JsonValue place : item.get("locations").items()) {
            properties.add(new Property("syft:location:" + number + ":path", place.text("path", "")));
            properties.add(new Property("syft:location:" + number++ + ":layerID", place.text("layerID", "")));
        }
        for (String fact : FACTS) {
            properties.add(
                    new Property("syft:metadata:" + fact, item.get("metadata").text(fact, "")));
        }
        String purl = item.text("purl", "");
        names.put(item.text("id", ""), item.text("name", ""));
        packages.add(new Draft(
                Draft.Kind.PACKAGE,
                item.text("id", ""),
                "",
                item.text("name", ""),
                item.text("version", ""),
                purl.isEmpty() ? null : purl,
                Scope.RUNTIME,
                licenses(item),
                properties,
                List.of()));
    }

    /// Once a list of texts, now of objects.
    private static List<String> licenses(JsonValue item) {
        List<String> out = new ArrayList<>();
        for (JsonValue license : item.get("licenses").items()) {
            String text = license.text() == null ? license.text("value", "") : license.text();
            if (!text.isBlank()) {
                out.add(text);
            }
        }
        return out;
    }

    private void relate(String parent, String type, String child) throws IOException {
        switch (type) {
            case "dependency-of" -> gathering.relate(child, parent);
            case "ownership-by-file-overlap" -> owners.putIfAbsent(child, parent);
            default -> {}
        }
    }

    @Override
    public void end() throws IOException {
        if (!described) {
            throw new IOException("not a document of Syft: it says nothing of its schema");
        }
        for (Draft draft : packages) {
            String owner = names.getOrDefault(owners.getOrDefault(draft.reference(), ""), "");
            gathering.add(owner.isEmpty() ? draft : draft.ownedBy(owner));
        }
    }
}
