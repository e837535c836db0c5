package io.pratique.match.exception;

import java.util.Map;
import java.util.Set;

/// What Grype and Syft call things, in our terms.
final class GrypeTerms {
    /// Syft's languages, and the types of package URLs that their packages have.
    private static final Map<String, Set<String>> LANGUAGES = Map.ofEntries(
            Map.entry("java", Set.of("maven")),
            Map.entry("javascript", Set.of("npm")),
            Map.entry("python", Set.of("pypi", "conda")),
            Map.entry("php", Set.of("composer", "pear")),
            Map.entry("ruby", Set.of("gem")),
            Map.entry("go", Set.of("golang")),
            Map.entry("rust", Set.of("cargo")),
            Map.entry("dart", Set.of("pub")),
            Map.entry("dotnet", Set.of("nuget")),
            Map.entry("swift", Set.of("swift", "cocoapods")),
            Map.entry("c++", Set.of("conan", "vcpkg")),
            Map.entry("haskell", Set.of("hackage")),
            Map.entry("erlang", Set.of("hex", "otp")),
            Map.entry("elixir", Set.of("hex")),
            Map.entry("R", Set.of("cran")),
            Map.entry("lua", Set.of("luarocks")),
            Map.entry("ocaml", Set.of("opam")));

    /// Syft's types of packages where they are not those of package URLs.
    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            Map.entry("java-archive", Set.of("maven")),
            Map.entry("jenkins-plugin", Set.of("maven")),
            Map.entry("python", Set.of("pypi")),
            Map.entry("go-module", Set.of("golang")),
            Map.entry("rust-crate", Set.of("cargo")),
            Map.entry("dotnet", Set.of("nuget")),
            Map.entry("dart-pub", Set.of("pub")),
            Map.entry("php-composer", Set.of("composer")),
            Map.entry("pod", Set.of("cocoapods")),
            Map.entry("R-package", Set.of("cran")),
            Map.entry("binary", Set.of("generic")),
            Map.entry("portage", Set.of("ebuild")),
            Map.entry("erlang-otp", Set.of("otp")),
            Map.entry("lua-rocks", Set.of("luarocks")),
            Map.entry("wordpress-plugin", Set.of("wordpress")));

    private GrypeTerms() {}

    static Set<String> language(String language) {
        Set<String> types = LANGUAGES.get(language);
        if (types == null) {
            throw new IllegalArgumentException(Suggestions.unknown("language", language, LANGUAGES.keySet()));
        }
        return types;
    }

    static Set<String> type(String type) {
        return TYPES.getOrDefault(type, Set.of(type));
    }

    /// Versions are compared as they stand.
    static Condition version(String version) {
        if (version.indexOf('*') >= 0) {
            throw new IllegalArgumentException("a version with a * in it");
        }
        return new Condition.OfVersion(version);
    }

    /// `debian:distro:debian:12` and `github:language:python`.
    static Condition namespace(String namespace) {
        String[] parts = namespace.split(":", 5);
        if (parts.length == 4 && parts[1].equals("distro")) {
            return new Condition.OfDistribution(parts[2], parts[3]);
        }
        if (parts.length == 3 && parts[1].equals("language")) {
            return new Condition.OfType(language(parts[2]));
        }
        throw new IllegalArgumentException("the namespace '" + namespace + "' has no counterpart");
    }

    static Condition matchType(String type) {
        return switch (type) {
            case "exact-direct-match" -> new Condition.FoundByOwnName(true);
            case "exact-indirect-match" -> new Condition.FoundByOwnName(false);
            // Nothing is found by CPE alone, so that such a rule is for nothing.
            case "cpe-match" -> new Condition.OfType(Set.of());
            default ->
                throw new IllegalArgumentException(Suggestions.unknown(
                        "match-type", type, Set.of("exact-direct-match", "exact-indirect-match", "cpe-match")));
        };
    }
}
