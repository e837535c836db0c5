package io.pratique.sbom.format.cyclonedx;

import io.pratique.json.JsonValue;
import io.pratique.json.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Turns a CycloneDX document in XML into the JSON that says the same.
public final class XmlBom {
    private static final List<String> TEXTS =
            List.of("group", "name", "version", "versionRange", "description", "scope", "purl");

    private XmlBom() {}

    /// @throws IOException when it has another root
    public static JsonValue toJson(XmlElement root, String version) throws IOException {
        if (!root.name().equals("bom")) {
            throw new IOException("not a CycloneDX document: its root is another");
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        out.put("bomFormat", new JsonValue.Str("CycloneDX"));
        out.put("specVersion", new JsonValue.Str(version));
        XmlElement metadata = root.child("metadata");
        Map<String, JsonValue> about = new LinkedHashMap<>();
        if (!metadata.child("component").name().isEmpty()) {
            about.put("component", component(metadata.child("component")));
        }
        about.put("properties", list(metadata.child("properties"), "property", XmlBom::property));
        out.put("metadata", new JsonValue.Obj(about));
        out.put("components", list(root.child("components"), "component", XmlBom::component));
        out.put("dependencies", list(root.child("dependencies"), "dependency", XmlBom::dependency));
        out.put("compositions", list(root.child("compositions"), "composition", XmlBom::composition));
        out.put("properties", list(root.child("properties"), "property", XmlBom::property));
        return new JsonValue.Obj(out);
    }

    private static JsonValue list(XmlElement parent, String name, Function<XmlElement, JsonValue> each) {
        List<JsonValue> out = new ArrayList<>();
        for (XmlElement child : parent.children()) {
            if (child.name().equals(name)) {
                out.add(each.apply(child));
            }
        }
        return new JsonValue.Arr(out);
    }

    private static JsonValue component(XmlElement component) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        attribute(component, "type", out);
        attribute(component, "bom-ref", out);
        out.put(
                "isExternal",
                new JsonValue.Bool(component.attribute("isExternal").equals("true")));
        for (XmlElement child : component.children()) {
            if (TEXTS.contains(child.name())) {
                out.put(child.name(), new JsonValue.Str(child.text()));
            }
        }
        out.put("licenses", licenses(component.child("licenses")));
        out.put("properties", list(component.child("properties"), "property", XmlBom::property));
        out.put("components", list(component.child("components"), "component", XmlBom::component));
        XmlElement occurrences = component.child("evidence").child("occurrences");
        JsonValue places =
                list(occurrences, "occurrence", place -> object("location", new JsonValue.Str(place.text("location"))));
        out.put("evidence", object("occurrences", places));
        return new JsonValue.Obj(out);
    }

    private static JsonValue licenses(XmlElement licenses) {
        List<JsonValue> out = new ArrayList<>();
        for (XmlElement choice : licenses.children()) {
            switch (choice.name()) {
                case "expression" -> out.add(object("expression", new JsonValue.Str(choice.text())));
                case "expression-detailed" ->
                    out.add(object("expression", new JsonValue.Str(choice.attribute("expression"))));
                case "license" -> license(choice, out);
                default -> {}
            }
        }
        return new JsonValue.Arr(out);
    }

    /// A second name in it is handed on as a choice without any.
    private static void license(XmlElement license, List<JsonValue> out) {
        Map<String, JsonValue> said = new LinkedHashMap<>();
        int names = 0;
        for (XmlElement child : license.children()) {
            if (child.name().equals("id") || child.name().equals("name")) {
                said.put(child.name(), new JsonValue.Str(child.text()));
                names++;
            }
        }
        out.add(object("license", new JsonValue.Obj(said)));
        if (names > said.size()) {
            out.add(object("license", new JsonValue.Obj(Map.of())));
        }
    }

    private static JsonValue dependency(XmlElement dependency) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        attribute(dependency, "ref", out);
        out.put("dependsOn", list(dependency, "dependency", needed -> new JsonValue.Str(needed.attribute("ref"))));
        return new JsonValue.Obj(out);
    }

    private static JsonValue composition(XmlElement composition) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        out.put("aggregate", new JsonValue.Str(composition.text("aggregate")));
        out.put(
                "assemblies",
                list(composition.child("assemblies"), "assembly", part -> new JsonValue.Str(part.attribute("ref"))));
        return new JsonValue.Obj(out);
    }

    private static JsonValue property(XmlElement property) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        attribute(property, "name", out);
        out.put("value", new JsonValue.Str(property.text()));
        return new JsonValue.Obj(out);
    }

    private static void attribute(XmlElement element, String name, Map<String, JsonValue> out) {
        if (element.attributes().containsKey(name)) {
            out.put(name, new JsonValue.Str(element.attribute(name)));
        }
    }

    private static JsonValue object(String name, JsonValue value) {
        return new JsonValue.Obj(Map.of(name, value));
    }
}
