package io.pratique.match.vex;

import io.pratique.json.JsonValue;
import io.pratique.match.exception.Condition;
import io.pratique.model.inventory.PackageUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `affects[].ref` points to: a component of the same document, or of another one through a BOM-Link
/// (`urn:cdx:…/1#ref`), whose references are package URLs in practice.
final class CycloneDxRefs {
    private static final String LINK = "urn:cdx:";

    private final Map<String, JsonValue> components = new HashMap<>();

    CycloneDxRefs(JsonValue document) {
        Deque<JsonValue> open = new ArrayDeque<>(document.get("components").items());
        open.push(document.get("metadata").get("component"));
        while (!open.isEmpty()) {
            JsonValue component = open.pop();
            String reference = component.text("bom-ref");
            if (reference != null) {
                components.putIfAbsent(reference, component);
            }
            component.get("components").items().forEach(open::push);
        }
    }

    /// @throws IllegalArgumentException when nothing tells what it is
    Condition resolve(String reference) {
        String bare = reference.startsWith(LINK) && reference.indexOf('#') > 0
                ? decoded(reference.substring(reference.indexOf('#') + 1))
                : reference;
        JsonValue component = components.getOrDefault(bare, JsonValue.NULL);
        Optional<PackageUrl> purl = Products.purl(component.text("purl")).or(() -> Products.purl(bare));
        if (purl.isPresent()) {
            return new Condition.Within(purl.get());
        }
        String name = component.text("name", "");
        if ("container".equals(component.text("type")) && !name.isBlank()) {
            return new Condition.OfImage(image(name, component.text("version", "")));
        }
        throw new IllegalArgumentException("nothing tells which package '" + reference + "' is");
    }

    /// Tools write the name of an image with its tag, and its digest as the version.
    private static String image(String name, String version) {
        if (version.startsWith("sha256:")) {
            return version;
        }
        boolean tagged = name.indexOf(':', name.lastIndexOf('/') + 1) > 0;
        return tagged || version.isBlank() ? name : name + ":" + version;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
