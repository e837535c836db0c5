package io.pratique.sbom.language.rust;

/// Tells the sources of crates that Cargo fetched from those of the project.
final class CargoFolders {
    private CargoFolders() {}

    /// Whether a path lies in Cargo's store or among vendored crates: files there say how a crate was developed.
    static boolean external(String path) {
        return path.contains("registry/src/")
                || path.contains("git/checkouts/")
                || path.startsWith("vendor/")
                || path.contains("/vendor/");
    }
}
