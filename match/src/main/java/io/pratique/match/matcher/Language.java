package io.pratique.match.matcher;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ecosystems of programming languages, by package URL type.
final class Language {
    private static final Map<String, String> ECOSYSTEMS = Map.ofEntries(
            Map.entry("npm", "npm"),
            Map.entry("pypi", "PyPI"),
            Map.entry("maven", "Maven"),
            Map.entry("golang", "Go"),
            Map.entry("gem", "RubyGems"),
            Map.entry("cargo", "crates.io"),
            Map.entry("composer", "Packagist"),
            Map.entry("nuget", "NuGet"),
            Map.entry("hex", "Hex"),
            Map.entry("pub", "Pub"),
            Map.entry("hackage", "Hackage"),
            Map.entry("cran", "CRAN"),
            Map.entry("conan", "ConanCenter"),
            Map.entry("julia", "Julia"),
            Map.entry("bitnami", "Bitnami"),
            Map.entry("generic", "NVD"));

    private Language() {}

    /// The ecosystem as the OSV schema spells it; null where a type has none.
    static @Nullable String ecosystem(String type) {
        return ECOSYSTEMS.get(type);
    }

    /// The name as advisories write it.
    static String name(String type, String name) {
        return type.equals("pypi") ? normalized(name) : name;
    }

    /// PEP 503: lower case, runs of `-`, `_` and `.` are one `-`.
    private static String normalized(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            char c = lower.charAt(at);
            if (c != '-' && c != '_' && c != '.') {
                out.append(c);
            } else if (out.isEmpty() || out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        return out.toString();
    }
}
