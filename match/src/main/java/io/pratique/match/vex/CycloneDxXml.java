package io.pratique.match.vex;

import io.pratique.json.JsonValue;
import io.pratique.json.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The parts of a CycloneDX document in XML that VEX needs, as the JSON that would say the same.
final class CycloneDxXml {
    private CycloneDxXml() {}

    static JsonValue asJson(XmlElement bom) throws IOException {
        if (!bom.name().equals("bom")) {
            throw new IOException("XML, but not of CycloneDX");
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        XmlElement metadata = bom.child("metadata");
        Map<String, JsonValue> about = texts(metadata, "timestamp");
        about.put("component", component(metadata.child("component")));
        about.put("authors", list(metadata.child("authors"), "author", author -> object(texts(author, "name"))));
        out.put("metadata", object(about));
        out.put("components", list(bom.child("components"), "component", CycloneDxXml::component));
        out.put("vulnerabilities", list(bom.child("vulnerabilities"), "vulnerability", CycloneDxXml::vulnerability));
        return object(out);
    }

    private static JsonValue component(XmlElement element) {
        Map<String, JsonValue> out = texts(element, "name", "version", "purl");
        put(out, "bom-ref", element.attribute("bom-ref"));
        put(out, "type", element.attribute("type"));
        out.put("components", list(element.child("components"), "component", CycloneDxXml::component));
        return object(out);
    }

    private static JsonValue vulnerability(XmlElement element) {
        Map<String, JsonValue> out = texts(element, "id", "updated");
        out.put("references", list(element.child("references"), "reference", one -> object(texts(one, "id"))));
        out.put(
                "analysis",
                object(texts(
                        element.child("analysis"), "state", "justification", "detail", "firstIssued", "lastUpdated")));
        out.put("affects", list(element.child("affects"), "target", CycloneDxXml::target));
        return object(out);
    }

    private static JsonValue target(XmlElement element) {
        Map<String, JsonValue> out = texts(element, "ref");
        out.put(
                "versions",
                list(element.child("versions"), "version", one -> object(texts(one, "version", "range", "status"))));
        return object(out);
    }

    private static JsonValue list(XmlElement around, String name, Function<XmlElement, JsonValue> item) {
        List<JsonValue> items = new ArrayList<>();
        for (XmlElement child : around.children()) {
            if (child.name().equals(name)) {
                items.add(item.apply(child));
            }
        }
        return new JsonValue.Arr(items);
    }

    private static Map<String, JsonValue> texts(XmlElement element, String... names) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        for (String name : names) {
            put(out, name, element.text(name));
        }
        return out;
    }

    private static void put(Map<String, JsonValue> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, new JsonValue.Str(text));
        }
    }

    private static JsonValue object(Map<String, JsonValue> members) {
        return new JsonValue.Obj(members);
    }
}
