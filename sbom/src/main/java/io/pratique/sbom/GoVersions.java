package io.pratique.sbom;

import io.pratique.model.inventory.Component;
import java.util.HashSet;
import java.util.Set;

/// What the build information of a Go program and a signature say of it together: many releases are built so that
/// the information names the program without a version, which the signature then tells.
final class GoVersions {
    private static final String TYPE = "golang";

    private final Set<String> told = new HashSet<>();

    /// Notes what was found in a file.
    void add(Component component, String path) {
        if (component.type().equals(TYPE) && !component.version().isEmpty()) {
            told.add(key(component, path));
        }
    }

    /// Whether it is a module without a version that the same file tells with one.
    boolean outdone(Component component, String path) {
        return component.type().equals(TYPE) && component.version().isEmpty() && told.contains(key(component, path));
    }

    private static String key(Component component, String path) {
        return path.concat("\n").concat(component.name());
    }
}
