package io.pratique.advisory.store;

import java.util.Locale;

/// One spelling for names that an ecosystem considers equal. Building and looking up use it alike.
final class PackageNames {
    private PackageNames() {}

    static String normalise(String ecosystem, String name) {
        return ecosystem.equals("PyPI") ? pypi(name) : name;
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
