package io.pratique.sbom.format.cyclonedx;

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

/// A CycloneDX document as XML; the order of the elements is that of the schema.
final class XmlBomWriter {
    private final CycloneDxDocument document;

    XmlBomWriter(CycloneDxDocument document) {
        this.document = document;
    }

    /// @param serialNumber left out where null
    void write(@Nullable String serialNumber, OutputStream out) throws IOException {
        var xml = new XmlWriter(out);
        String namespace =
                "http://cyclonedx.org/schema/bom/" + document.options().version();
        xml.start("bom", "xmlns", namespace, "serialNumber", serialNumber, "version", "1");
        metadata(xml);
        components(xml);
        relations(xml);
        if (!document.complete()) {
            xml.start("compositions").start("composition").text("aggregate", "incomplete");
            xml.start("assemblies").empty("assembly", "ref", CycloneDxDocument.TARGET);
            xml.end().end().end();
        }
        xml.end().finish();
    }

    private void metadata(XmlWriter xml) throws IOException {
        xml.start("metadata");
        if (document.options().created() != null) {
            xml.text("timestamp", document.options().created().toString());
        }
        xml.start("tools");
        if (document.isVersion14()) {
            xml.start("tool");
        } else {
            xml.start("components").start("component", "type", "application");
        }
        xml.text("name", "pratique").optional("version", document.options().tool());
        xml.end().end();
        if (!document.isVersion14()) {
            xml.end();
        }
        Digest digest = document.result().digest();
        xml.start("component", "type", document.targetType(), "bom-ref", CycloneDxDocument.TARGET);
        xml.text("name", document.targetName());
        xml.optional("version", digest == null ? null : digest.toString());
        xml.end();
        properties(xml, document.properties());
        xml.end();
    }

    private void components(XmlWriter xml) throws IOException {
        xml.start("components");
        Distro distro = document.result().sbom().distro();
        if (distro != null) {
            xml.start("component", "type", "operating-system", "bom-ref", CycloneDxDocument.SYSTEM);
            xml.text("name", distro.id()).optional("version", distro.version());
            xml.optional("description", distro.prettyName());
            properties(xml, document.properties(distro));
            xml.end();
        }
        for (Map.Entry<Component, String> entry : document.references().entrySet()) {
            component(xml, entry.getKey(), entry.getValue());
        }
        xml.end();
    }

    private void component(XmlWriter xml, Component component, String reference) throws IOException {
        xml.start("component", "type", "library", "bom-ref", reference);
        xml.text("name", component.name()).optional("version", component.version());
        xml.optional("scope", CycloneDxDocument.scope(component));
        licenses(xml, CycloneDxDocument.Declared.of(component));
        xml.text("purl", component.purl().toString());
        properties(xml, document.properties(component));
        xml.end();
    }

    private static void licenses(XmlWriter xml, CycloneDxDocument.Declared declared) throws IOException {
        if (declared.each().isEmpty()) {
            return;
        }
        xml.start("licenses");
        if (declared.expression() != null) {
            xml.text("expression", declared.expression());
        } else {
            for (String name : declared.each()) {
                xml.start("license")
                        .text(Licenses.isId(name) ? "id" : "name", name)
                        .end();
            }
        }
        xml.end();
    }

    private void relations(XmlWriter xml) throws IOException {
        if (document.relations().isEmpty()) {
            return;
        }
        xml.start("dependencies");
        for (Map.Entry<String, List<String>> relation : document.relations().entrySet()) {
            xml.start("dependency", "ref", relation.getKey());
            for (String needed : relation.getValue()) {
                xml.empty("dependency", "ref", needed);
            }
            xml.end();
        }
        xml.end();
    }

    private static void properties(XmlWriter xml, List<Property> properties) throws IOException {
        if (properties.isEmpty()) {
            return;
        }
        xml.start("properties");
        for (Property property : properties) {
            xml.text("property", property.value(), "name", property.name());
        }
        xml.end();
    }
}
