package io.pratique.sbom.format.cyclonedx;

import io.pratique.json.JsonWriter;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.sbom.format.document.Licenses;
import io.pratique.sbom.format.document.Property;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A CycloneDX document as JSON.
final class JsonBom {
    private final CycloneDxDocument document;
    private final String version;

    JsonBom(CycloneDxDocument document) {
        this.document = document;
        version = document.options().version();
    }

    /// @param serialNumber left out where null
    void write(@Nullable String serialNumber, OutputStream out) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> write(serialNumber, json));
        }
    }

    private void write(@Nullable String serialNumber, JsonWriter json) throws IOException {
        json.string("$schema", "http://cyclonedx.org/schema/bom-" + version + ".schema.json");
        json.string("bomFormat", "CycloneDX");
        json.string("specVersion", version);
        json.optional("serialNumber", serialNumber);
        json.number("version", 1);
        json.object("metadata", () -> metadata(json));
        json.array("components", () -> components(json));
        relations(json);
        document.extras().write(json);
        if (!document.complete()) {
            json.array(
                    "compositions",
                    () -> json.object(() -> {
                        json.string("aggregate", "incomplete");
                        json.strings("assemblies", List.of(CycloneDxDocument.TARGET));
                    }));
        }
    }

    private void metadata(JsonWriter json) throws IOException {
        if (document.options().created() != null) {
            json.string("timestamp", document.options().created().toString());
        }
        tools(json);
        Digest digest = document.result().digest();
        json.object("component", () -> {
            json.string("bom-ref", CycloneDxDocument.TARGET);
            json.string("type", document.targetType());
            json.string("name", document.targetName());
            json.optional("version", digest == null ? null : digest.toString());
        });
        properties(json, document.properties());
    }

    private void tools(JsonWriter json) throws IOException {
        if (document.isVersion14()) {
            json.array(
                    "tools",
                    () -> json.object(() -> {
                        json.string("name", "pratique");
                        json.optional("version", document.options().tool());
                    }));
            return;
        }
        json.object(
                "tools",
                () -> json.array(
                        "components",
                        () -> json.object(() -> {
                            json.string("type", "application").string("name", "pratique");
                            json.optional("version", document.options().tool());
                        })));
    }

    private void components(JsonWriter json) throws IOException {
        Distro distro = document.result().sbom().distro();
        if (distro != null) {
            json.object(() -> system(json, distro));
        }
        for (Map.Entry<Component, String> entry : document.references().entrySet()) {
            json.object(() -> component(json, entry.getKey(), entry.getValue()));
        }
    }

    private void system(JsonWriter json, Distro distro) throws IOException {
        json.string("bom-ref", CycloneDxDocument.SYSTEM);
        json.string("type", "operating-system").string("name", distro.id());
        json.optional("version", distro.version());
        json.optional("description", distro.prettyName());
        properties(json, document.properties(distro));
    }

    private void component(JsonWriter json, Component component, String reference) throws IOException {
        json.string("bom-ref", reference);
        json.string("type", "library");
        json.string("name", component.name());
        json.optional("version", component.version());
        json.optional("scope", CycloneDxDocument.scope(component));
        licenses(json, CycloneDxDocument.Declared.of(component));
        json.string("purl", component.purl().toString());
        properties(json, document.properties(component));
    }

    private static void licenses(JsonWriter json, CycloneDxDocument.Declared declared) throws IOException {
        if (declared.expression() != null) {
            json.array("licenses", () -> json.object(() -> json.string("expression", declared.expression())));
        } else if (!declared.each().isEmpty()) {
            json.array("licenses", () -> {
                for (String name : declared.each()) {
                    String member = Licenses.isId(name) ? "id" : "name";
                    json.object(() -> json.object("license", () -> json.string(member, name)));
                }
            });
        }
    }

    private void relations(JsonWriter json) throws IOException {
        if (document.relations().isEmpty()) {
            return;
        }
        json.array("dependencies", () -> {
            for (Map.Entry<String, List<String>> relation : document.relations().entrySet()) {
                json.object(() -> {
                    json.string("ref", relation.getKey());
                    json.strings("dependsOn", relation.getValue());
                });
            }
        });
    }

    private static void properties(JsonWriter json, List<Property> properties) throws IOException {
        if (properties.isEmpty()) {
            return;
        }
        json.array("properties", () -> {
            for (Property property : properties) {
                json.object(() -> json.string("name", property.name()).string("value", property.value()));
            }
        });
    }
}
