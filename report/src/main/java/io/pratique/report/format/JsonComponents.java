package io.pratique.report.format;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The packages of an inventory, as findings name them.
final class JsonComponents {
    private final Map<List<String>, Component> byKey = new HashMap<>();

    JsonComponents(List<Component> components) {
        components.forEach(component -> byKey.putIfAbsent(key(component), component));
    }

    /// @throws IOException when it speaks of a package that is not there
    Finding finding(JsonValue json) throws IOException {
        Component component = byKey.get(List.of(
                json.text("purl", ""),
                json.text("installedVersion", ""),
                json.text("layer", ""),
                json.text("path", "")));
        if (component == null) {
            throw new IOException("the report speaks of a package that the inventory does not have");
        }
        return JsonFindingReader.read(json, component);
    }

    private static List<String> key(Component component) {
        Origin origin =
                component.origins().isEmpty() ? null : component.origins().getFirst();
        String layer =
                origin == null || origin.layer() == null || origin.layer().digest() == null
                        ? ""
                        : origin.layer().digest().toString();
        return List.of(component.purl().toString(), component.version(), layer, component.path());
    }
}
