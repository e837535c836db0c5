package io.pratique.sbom;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The licences whose texts lie beside packages.
final class LicensePlaces {
    private static final String METADATA = ".dist-info/METADATA";
    private static final String MANIFEST = "/package.json";

    private final Map<String, Set<String>> places = new HashMap<>();

    void add(Discovery.LicenseFound found) {
        places.computeIfAbsent(found.place(), any -> new TreeSet<>()).addAll(found.licenses());
    }

    /// The component with the licences that lie beside it, where it declares none.
    Component license(Component component, String path) {
        if (places.isEmpty() || !component.licenses().isEmpty()) {
            return component;
        }
        Set<String> licenses = places.getOrDefault(place(component, path), Set.of());
        return licenses.isEmpty() ? component : component.withLicenses(List.copyOf(licenses));
    }

    /// The file, or its folder where this file tells of one package only; lock files may lie there too.
    private static String place(Component component, String path) {
        int end = Math.max(0, path.lastIndexOf('/'));
        String folder = path.substring(0, end);
        boolean told = path.endsWith(METADATA) || path.endsWith(MANIFEST) && folder.endsWith("/" + component.name());
        return told ? folder : path;
    }
}
