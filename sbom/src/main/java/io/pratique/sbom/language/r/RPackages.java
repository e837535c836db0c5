package io.pratique.sbom.language.r;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import java.util.List;
import java.util.Optional;

/// Makes components of the names and versions in R's files.
final class RPackages {
    private RPackages() {}

    static Optional<Component> component(String name, String version, String license) {
        if (!Names.valid(name) || !Names.valid(version)) {
            return Optional.empty();
        }
        return Optional.of(Component.of(PackageUrl.of("cran", null, name, version), name, version)
                .withLicenses(Names.valid(license) ? List.of(license) : List.of()));
    }
}
