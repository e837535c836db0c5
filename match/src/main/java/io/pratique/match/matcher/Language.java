package io.pratique.match.matcher;

import java.util.Map;
import java.util.Set;
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
            Map.entry("brew", "Homebrew"),
            Map.entry("cpan", "CPAN"),
            Map.entry("opam", "opam"),
            Map.entry("vscode-extension", "VSCode"),
            Map.entry("github", "GitHub Actions"),
            Map.entry("swift", "SwiftURL"),
            Map.entry("generic", "NVD"));

    private Language() {}

    /// The ecosystem as the OSV schema spells it; null where a type has none.
    static @Nullable String ecosystem(String type) {
        return ECOSYSTEMS.get(type);
    }

    static Set<String> types() {
        return ECOSYSTEMS.keySet();
    }

    /// The package URL type of an ecosystem's packages; null where it is none of these.
    static @Nullable String type(String ecosystem) {
        return ECOSYSTEMS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ecosystem))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
