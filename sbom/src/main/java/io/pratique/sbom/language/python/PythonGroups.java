package io.pratique.sbom.language.python;

import io.pratique.model.inventory.Scope;
import java.util.Locale;
import java.util.Set;

/// Tells from the name of a group of dependencies when these are used. The names are free; some are customary.
final class PythonGroups {
    private static final Set<String> DEVELOPMENT = Set.of(
            "dev",
            "develop",
            "development",
            "test",
            "tests",
            "testing",
            "lint",
            "linting",
            "doc",
            "docs",
            "typing",
            "build",
            "ci");

    private PythonGroups() {}

    /// The scope of a group or file whose name has one of the customary words in it.
    static Scope scope(String name) {
        return hasWord(name) ? Scope.DEVELOPMENT : Scope.RUNTIME;
    }

    /// The scope of a group that is not installed unless asked for.
    static Scope extra(String name) {
        return hasWord(name) ? Scope.DEVELOPMENT : Scope.OPTIONAL;
    }

    private static boolean hasWord(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !PythonPackages.isAlphanumeric(name.charAt(i))) {
                if (i > start && DEVELOPMENT.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
