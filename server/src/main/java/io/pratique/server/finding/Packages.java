package io.pratique.server.finding;

import io.pratique.model.inventory.PackageUrl;

/// Packages without their versions: what stays the same when one is updated.
public final class Packages {
    private Packages() {}

    /// `pkg:deb/debian/openssl` of `pkg:deb/debian/openssl@3.0.11?arch=amd64`.
    ///
    /// @throws IllegalArgumentException when it is no package URL
    public static String unversioned(String purl) {
        PackageUrl parsed = PackageUrl.parse(purl);
        return PackageUrl.of(parsed.type(), parsed.namespace(), parsed.name(), null)
                .toString();
    }

    /// The same of a package that was stored, which stays as it is where it is odd.
    static String stored(String purl) {
        try {
            return unversioned(purl);
        } catch (IllegalArgumentException odd) {
            return purl;
        }
    }
}
