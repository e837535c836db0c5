package io.pratique.match.exception;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.SourcePackage;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Package URLs that stand for packages: whatever they leave out may be anything. `*` stands for any text in the
/// name, and for any version.
final class Purls {
    /// How distributions say that a package is the source: deb and rpm.
    private static final Set<String> SOURCES = Set.of("source", "src");

    private Purls() {}

    static boolean covers(PackageUrl pattern, Component component) {
        if (SOURCES.contains(pattern.qualifiers().getOrDefault("arch", ""))) {
            return coversSource(pattern, component);
        }
        PackageUrl purl = component.purl();
        return sameNamespace(pattern, purl)
                && Wildcard.matches(pattern.name(), purl.name())
                && sameVersion(pattern, purl.version(), component.version())
                && sameSubpath(plain(pattern.subpath()), plain(purl.subpath()))
                && sameQualifiers(pattern.qualifiers(), purl.qualifiers());
    }

    private static boolean coversSource(PackageUrl pattern, Component component) {
        SourcePackage source = component.source();
        return source != null
                && sameNamespace(pattern, component.purl())
                && Wildcard.matches(pattern.name(), source.name())
                && sameVersion(pattern, source.version(), source.version());
    }

    /// Red Hat calls itself `redhat` in package URLs and `rhel` in os-release.
    private static boolean sameNamespace(PackageUrl pattern, PackageUrl purl) {
        if (!pattern.type().equals(purl.type())) {
            return false;
        }
        String wanted = plain(pattern.namespace());
        String there = plain(purl.namespace());
        return wanted.equals(there) || pattern.type().equals("rpm") && wanted.equals("redhat") && there.equals("rhel");
    }

    /// Epochs of rpm may be in the version or apart; versions of Go are written with a `v` or without.
    private static boolean sameVersion(PackageUrl pattern, @Nullable String version, String own) {
        String wanted = plain(pattern.version());
        if (wanted.isEmpty() || wanted.equals("*")) {
            return true;
        }
        return switch (pattern.type()) {
            case "golang" -> bare(wanted, "v").equals(bare(own, "v"));
            case "rpm" -> bare(wanted, "0:").equals(bare(plain(version), "0:")) || wanted.equals(own);
            default -> wanted.equals(version) || wanted.equals(own);
        };
    }

    private static boolean sameQualifiers(Map<String, String> wanted, Map<String, String> there) {
        for (var qualifier : wanted.entrySet()) {
            String otherwise = qualifier.getKey().equals("epoch") ? "0" : "";
            if (!qualifier.getValue().equals(there.getOrDefault(qualifier.getKey(), otherwise))) {
                return false;
            }
        }
        return true;
    }

    /// More than a name alone, and more still with a version.
    static int weight(PackageUrl purl) {
        boolean versioned =
                !plain(purl.version()).isEmpty() && !plain(purl.version()).equals("*");
        return (purl.name().contains("*") ? 1 : 2)
                + (versioned ? 2 : 0)
                + (purl.qualifiers().isEmpty() ? 0 : 1);
    }

    private static String bare(String version, String prefix) {
        return version.startsWith(prefix) ? version.substring(prefix.length()) : version;
    }

    private static String plain(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static boolean sameSubpath(String wanted, String there) {
        return wanted.isEmpty() || wanted.equals(there);
    }
}
