package io.pratique.sbom.language.ruby;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;

/// Gems as components. The platform that a gem was built for is left out: the lock file lists all of them, and
/// advisories know none.
final class Gems {
    private Gems() {}

    static Component component(String name, String version) {
        return Component.of(PackageUrl.of("gem", null, name, version), name, version);
    }

    /// Whether a text can be a version: it begins with a digit (Gem::Version).
    static boolean isVersion(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }
}
