package io.pratique.sbom.language.golang;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;

/// A module at a version.
///
/// @param path such as `github.com/spf13/cobra`
/// @param version such as `v1.8.0`, empty when unknown
record GoModule(String path, String version) {
    /// What the linker writes for a module that was built from a folder of unknown version.
    private static final String DEVELOPMENT = "(devel)";

    boolean valid() {
        return Names.valid(path) && !path.endsWith("/");
    }

    boolean versioned() {
        return !checkedVersion().isEmpty();
    }

    /// The version, empty when it is no version.
    String checkedVersion() {
        return Names.valid(version) && !version.equals(DEVELOPMENT) ? version : "";
    }

    /// For [valid][#valid] modules.
    Component component() {
        int slash = path.lastIndexOf('/');
        String checked = checkedVersion();
        PackageUrl purl = PackageUrl.of(
                "golang",
                slash < 0 ? null : path.substring(0, slash),
                path.substring(slash + 1),
                checked.isEmpty() ? null : checked);
        return Component.of(purl, path, checked);
    }
}
