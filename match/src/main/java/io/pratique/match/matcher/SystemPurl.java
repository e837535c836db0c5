package io.pratique.match.matcher;

import io.pratique.model.finding.Ecosystem;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import java.util.List;
import java.util.Optional;

/// Package URLs of distributions: `pkg:deb/debian/openssl?distro=debian-12`.
final class SystemPurl {
    private SystemPurl() {}

    /// The release that the package URL names, or all of the distribution that are known.
    static List<Ecosystem> ecosystems(PackageUrl purl, List<Ecosystem> known) {
        String namespace = purl.namespace() == null ? "" : purl.namespace();
        // Red Hat calls itself `redhat` in package URLs and `rhel` in os-release.
        String id = namespace.equals("redhat") ? "rhel" : namespace;
        String qualifier = purl.qualifiers().getOrDefault("distro", "");
        String release =
                qualifier.startsWith(namespace + "-") ? qualifier.substring(namespace.length() + 1) : qualifier;
        var distro = new Distro(id, release, null, "", List.of());
        Optional<Distribution> found = Distribution.of(distro)
                .filter(distribution -> distribution.packageType().equals(purl.type()));
        if (found.isEmpty()) {
            return List.of();
        }
        String family = found.get().ecosystem();
        if (release.isEmpty()) {
            return known.stream()
                    .filter(ecosystem -> ecosystem.name().equals(family))
                    .toList();
        }
        return List.of(new Ecosystem(family, found.get().release().apply(distro)));
    }
}
