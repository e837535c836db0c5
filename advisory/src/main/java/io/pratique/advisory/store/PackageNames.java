package io.pratique.advisory.store;

import java.util.Locale;

/// One spelling for names that an ecosystem considers equal. Building a database, looking up and matching use it
/// alike.
///
/// In ecosystems that are not named here names are told apart by case and by every character: npm, Maven, Go,
/// RubyGems, CRAN, Julia, Hackage, Kubernetes, and crates.io, where of the names that differ in `-` and `_` one
/// alone
/// can exist and lock files and advisories have that one.
public final class PackageNames {
    private static final String GIT = ".git";

    private PackageNames() {}

    /// @param ecosystem as the OSV schema spells it, without a release
    public static String normalise(String ecosystem, String name) {
        return switch (ecosystem) {
            case "PyPI" -> pypi(name);
            case "Bitnami", "ConanCenter", "GitHub Actions", "Hex", "NuGet", "Packagist", "Pub", "VSCode" ->
                name.toLowerCase(Locale.ROOT);
            case "SwiftURL" -> repository(name.toLowerCase(Locale.ROOT));
            default -> name;
        };
    }

    /// The address of a repository without its scheme and ending, as in `github.com/apple/swift-nio`.
    private static String repository(String name) {
        int scheme = name.indexOf("://");
        String path = scheme < 0 ? name : name.substring(scheme + 3);
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.endsWith(GIT) ? bare.substring(0, bare.length() - GIT.length()) : bare;
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
