package io.pratique.sbom.language.julia;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import java.util.Optional;

/// Makes components of the entries in Julia's files.
final class JuliaPackages {
    private JuliaPackages() {}

    /// The component; nothing where there is no version, as for the standard library. The uuid is what tells
    /// packages of one name apart.
    static Optional<Component> component(String name, JsonValue entry) {
        String version = entry.text("version", "");
        return Names.valid(name) && Names.valid(version)
                ? Optional.of(Component.of(
                        PackageUrl.of("julia", null, name, version).with("uuid", entry.text("uuid")), name, version))
                : Optional.empty();
    }
}
