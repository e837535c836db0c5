package io.pratique.sbom.language.dotnet;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import org.jspecify.annotations.Nullable;

/// A package of NuGet at a version.
record NugetPackage(String name, String version) {
    /// What `name/version` means, the key that .NET's files use; null where it is none.
    static @Nullable NugetPackage ofKey(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? null : new NugetPackage(key.substring(0, slash), key.substring(slash + 1));
    }

    boolean valid() {
        return Names.valid(name) && Names.valid(version) && version.indexOf('$') < 0 && name.indexOf('$') < 0;
    }

    PackageUrl purl() {
        return PackageUrl.of("nuget", null, name, version);
    }

    Component component() {
        return Component.of(purl(), name, version);
    }

    /// The version that a requirement names when it leaves no choice that matters: `1.2.3`, which NuGet resolves to
    /// just that unless another package asks for more, and `[1.2.3]`; empty for ranges and floating versions
    /// (NuGet, package versioning).
    static String exactVersion(String requirement) {
        String version = requirement.strip();
        if (version.startsWith("[") && version.endsWith("]")) {
            version = version.substring(1, version.length() - 1).strip();
        }
        for (int i = 0; i < version.length(); i++) {
            if ("[](),*$ ".indexOf(version.charAt(i)) >= 0) {
                return "";
            }
        }
        return version;
    }
}
