package io.pratique.advisory.store;

import java.util.Locale;

/// One spelling for names that an ecosystem considers equal. Building and looking up use it alike.
final class PackageNames {
    private PackageNames() {}

    static String normalise(String ecosystem, String name) {
        return switch (ecosystem) {
            case "PyPI" -> pypi(name);
            case "NuGet", "Packagist", "GitHub Actions" -> name.toLowerCase(Locale.ROOT);
            case "SwiftURL" -> repository(name.toLowerCase(Locale.ROOT));
            default -> name;
        };
    }

    /// The address of a repository without its scheme: some advisories write one.
    private static String repository(String name) {
        String path = name.startsWith("https://") ? name.substring("https://".length()) : name;
        return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
    }

    /// PEP 503: lower case, runs of `-`, `_` and `.` are one `-`.
    private static String pypi(String name) {
        var out = new StringBuilder(name.length());
        boolean separated = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '_' || c == '.') {
                separated = true;
            } else {
                if (separated) {
                    out.append('-');
                    separated = false;
                }
                out.append(c);
            }
        }
        return separated
                ? out.append('-').toString().toLowerCase(Locale.ROOT)
                : out.toString().toLowerCase(Locale.ROOT);
    }
}
