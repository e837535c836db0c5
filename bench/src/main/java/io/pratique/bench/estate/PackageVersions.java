package io.pratique.bench.estate;

import java.util.List;

/// A package and its releases.
///
/// @param versions the oldest first
record PackageVersions(String name, List<String> versions) {
    PackageVersions {
        versions = List.copyOf(versions);
    }

    int newest() {
        return versions.size() - 1;
    }
}
