package io.pratique.sbom.format.cyclonedx;

import io.pratique.json.JsonValue;
import io.pratique.sbom.format.document.Draft;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.Properties;
import io.pratique.sbom.format.document.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the components of a CycloneDX document, those inside others included.
final class ComponentReader {
    private static final Set<String> PACKAGES = Set.of("application", "framework", "library");
    private static final Set<String> OTHERS = Set.of(
            "container",
            "cryptographic-asset",
            "data",
            "device",
            "device-driver",
            "file",
            "firmware",
            "machine-learning-model",
            "platform");
    private static final Set<String> SCOPES = Set.of("", "required", "optional", "excluded");
    private static final String SYSTEM = "operating-system";

    private final Gathering gathering;

    ComponentReader(Gathering gathering) {
        this.gathering = gathering;
    }

    void read(JsonValue component) throws IOException {
        gathering.add(draft(component, kind(component)));
        parts(component);
    }

    /// What the document is about.
    void target(JsonValue component) throws IOException {
        gathering.add(draft(component, Draft.Kind.TARGET));
        parts(component);
    }

    private void parts(JsonValue component) throws IOException {
        List<JsonValue> parts = component.get("components").items();
        if (!parts.isEmpty()) {
            gathering.holds(component.text("bom-ref", ""));
        }
        for (JsonValue part : parts) {
            read(part);
        }
    }

    private Draft.Kind kind(JsonValue component) {
        String type = component.text("type", "");
        if (type.equals(SYSTEM)) {
            return Draft.Kind.OPERATING_SYSTEM;
        }
        if (!PACKAGES.contains(type) && !OTHERS.contains(type)) {
            gathering.malformed("a component without a known type: " + shown(component));
            return Draft.Kind.PACKAGE;
        }
        if (component.get("versionRange").text() != null) {
            if (component.get("version").text() != null
                    || !component.get("isExternal").isTrue()) {
                gathering.malformed("a range of versions for a component that is installed: " + shown(component));
            }
            return Draft.Kind.OTHER;
        }
        boolean identified = component.get("purl").text() != null;
        return identified || PACKAGES.contains(type) ? Draft.Kind.PACKAGE : Draft.Kind.OTHER;
    }

    private Draft draft(JsonValue component, Draft.Kind kind) {
        @Nullable String reference = component.text("bom-ref");
        if (reference != null && reference.isEmpty()) {
            gathering.malformed("an empty reference: " + shown(component));
        }
        String scope = component.text("scope", "");
        if (!SCOPES.contains(scope)) {
            gathering.malformed("a component without a known scope: " + shown(component));
        }
        List<Property> properties =
                new ArrayList<>(properties(component.get("properties").items()));
        if (kind == Draft.Kind.OPERATING_SYSTEM) {
            properties.add(Properties.prettyName(component.text("description", "")));
        }
        List<String> paths = new ArrayList<>();
        for (JsonValue place : component.get("evidence").get("occurrences").items()) {
            paths.add(place.text("location", ""));
        }
        return new Draft(
                kind,
                reference == null ? "" : reference,
                component.text("group", ""),
                component.text("name", ""),
                component.text("version", ""),
                component.text("purl"),
                CycloneDxDocument.scope(scope),
                licenses(component),
                properties,
                paths);
    }

    private List<String> licenses(JsonValue component) {
        List<String> out = new ArrayList<>();
        for (JsonValue choice : component.get("licenses").items()) {
            JsonValue license = choice.get("license");
            List<@Nullable String> said = new ArrayList<>();
            said.add(choice.text("expression"));
            said.add(license.text("id"));
            said.add(license.text("name"));
            said.removeIf(java.util.Objects::isNull);
            if (said.size() != 1) {
                gathering.malformed("a licence without one name: " + shown(component));
            }
            for (String name : said) {
                if (name != null && !name.isBlank()) {
                    out.add(name);
                }
            }
        }
        return out;
    }

    List<Property> properties(List<JsonValue> items) {
        List<Property> out = new ArrayList<>();
        for (JsonValue item : items) {
            @Nullable String name = item.text("name");
            if (name != null) {
                out.add(new Property(name, item.text("value", "")));
            }
        }
        return out;
    }

    private static String shown(JsonValue component) {
        String name = component.text("name", "");
        return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }
}
