package io.pratique.report.cyclonedx;

import io.pratique.json.JsonWriter;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import java.io.IOException;
import java.util.List;

/// One installed package as a CycloneDX component.
final class Library {
    private Library() {}

    static void write(JsonWriter json, Component component, String reference) throws IOException {
        json.string("bom-ref", reference);
        json.string("type", "library");
        json.string("name", component.name());
        json.optional("version", component.version());
        licenses(json, component.licenses());
        json.string("purl", component.purl().toString());
        properties(json, component);
    }

    /// Licences stand as the package declares them, hence as names and not as SPDX ids.
    private static void licenses(JsonWriter json, List<String> licenses) throws IOException {
        List<String> named =
                licenses.stream().filter(name -> !name.isBlank()).distinct().toList();
        if (named.isEmpty()) {
            return;
        }
        json.array("licenses", () -> {
            for (String name : named) {
                json.object(() -> json.object("license", () -> json.string("name", name)));
            }
        });
    }

    private static void properties(JsonWriter json, Component component) throws IOException {
        json.array("properties", () -> {
            for (Origin origin : component.origins()) {
                Layer layer = origin.layer();
                if (layer != null && layer.digest() != null) {
                    Document.property(json, "pratique:layer", layer.digest().toString());
                }
                Document.property(json, "pratique:path", origin.path());
            }
            if (component.source() != null) {
                Document.property(
                        json, "pratique:source:name", component.source().name());
                Document.property(
                        json, "pratique:source:version", component.source().version());
            }
            if (component.owner() != null) {
                Document.property(json, "pratique:owner", component.owner());
            }
        });
    }
}
