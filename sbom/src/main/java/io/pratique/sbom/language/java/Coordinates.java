package io.pratique.sbom.language.java;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import java.util.Optional;

/// A Maven artifact at a version.
///
/// @param group empty when unknown
record Coordinates(String group, String artifact, String version) {
    private static final int LONGEST = 200;

    /// Whether a text can be a part of coordinates: `${project.version}` and titles cannot.
    static boolean plausible(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c == '.' || c == '-' || c == '_' || c == '+' || c == '~';
            if (!sign && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /// `GROUP:ARTIFACT:VERSION`, or longer forms that end with the version:
    /// `GROUP:ARTIFACT:TYPE:CLASSIFIER:VERSION`.
    static Optional<Coordinates> parse(String text) {
        int first = text.indexOf(':');
        int second = first < 0 ? -1 : text.indexOf(':', first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        var found = new Coordinates(
                text.substring(0, first), text.substring(first + 1, second), text.substring(text.lastIndexOf(':') + 1));
        return found.complete() ? Optional.of(found) : Optional.empty();
    }

    boolean complete() {
        return plausible(group) && plausible(artifact) && plausible(version);
    }

    /// Whether an archive of this name may be this artifact: it bears its name, or at least its version.
    boolean matches(String fileName) {
        return fileName.contains(artifact) || fileName.contains("-" + version + ".");
    }

    Component component() {
        String name = group.isEmpty() ? artifact : group + ':' + artifact;
        return Component.of(PackageUrl.of("maven", group.isEmpty() ? null : group, artifact, version), name, version);
    }
}
