package io.pratique.sbom.language.rust;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import java.util.Optional;

/// Makes components of the names and versions in Rust's files.
final class Crates {
    private static final String GIT = "git+";

    private Crates() {}

    /// The component; nothing for what is no name or no version.
    ///
    /// @param source as Cargo writes it, `registry+URL` or `git+URL?branch=B#COMMIT`; empty for a crate of the
    ///     project
    static Optional<Component> component(String name, String version, String source) {
        if (!Names.valid(name) || !Names.valid(version)) {
            return Optional.empty();
        }
        PackageUrl purl = PackageUrl.of("cargo", null, name, version);
        return Optional.of(
                Component.of(source.startsWith(GIT) ? purl.with("vcs_url", place(source)) : purl, name, version));
    }

    /// `git+URL@COMMIT`, as SPDX writes where something was downloaded from.
    private static String place(String source) {
        int commit = source.lastIndexOf('#');
        int query = source.indexOf('?');
        String url = source.substring(0, query >= 0 ? query : commit >= 0 ? commit : source.length());
        return commit >= 0 ? url + "@" + source.substring(commit + 1) : url;
    }
}
