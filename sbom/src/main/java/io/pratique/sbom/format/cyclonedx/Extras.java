package io.pratique.sbom.format.cyclonedx;

import io.pratique.json.JsonWriter;
import io.pratique.sbom.format.document.Property;
import java.io.IOException;
import java.util.List;

/// What others add to a bill of materials.
public interface Extras {
    Extras NONE = new Extras() {};

    /// More properties of the document.
    default List<Property> properties() {
        return List.of();
    }

    /// More properties of the operating system.
    default List<Property> systemProperties() {
        return List.of();
    }

    /// More members of the document, written as JSON only.
    default void write(JsonWriter json) throws IOException {}
}
