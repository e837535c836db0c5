package io.pratique.sbom.language.golang;

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
}
