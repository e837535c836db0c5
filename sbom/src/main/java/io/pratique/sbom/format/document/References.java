package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Component;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives every component a reference of its own within a document: its package URL, with a number where the same
/// package stands in several places.
///
/// A package URL holds no space, so that a numbered one is like no other.
public final class References {
    private References() {}

    /// The references in the order of the components.
    public static Map<Component, String> of(List<Component> components) {
        Map<Component, String> out = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Component component : components) {
            if (!out.containsKey(component)) {
                String purl = component.purl().toString();
                int number = counts.merge(purl, 1, Integer::sum);
                out.put(component, number == 1 ? purl : purl + " (" + number + ")");
            }
        }
        return out;
    }
}
