package io.pratique.sbom.language.python;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import java.util.Optional;

/// Makes components of the names and versions in Python's files.
final class PythonPackages {
    private PythonPackages() {}

    /// The component with the name as written and the package URL with the normalised name; nothing for what is no
    /// name or no version.
    static Optional<Component> component(String name, String version) {
        return Names.valid(name) && Names.valid(version) && !normalised(name).isEmpty()
                ? Optional.of(Component.of(PackageUrl.of("pypi", null, normalised(name), version), name, version))
                : Optional.empty();
    }

    /// PEP 503: lower case, each run of `-`, `_` and `.` one hyphen.
    static String normalised(String name) {
        var out = new StringBuilder(name.length());
        boolean separator = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '_' || c == '.') {
                separator = true;
                continue;
            }
            if (separator) {
                out.append('-');
                separator = false;
            }
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return separator ? out.append('-').toString() : out.toString();
    }

    static boolean isNameCharacter(char c) {
        return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
