package io.pratique.match.version;

import java.util.List;
import java.util.Optional;

/// All version schemes.
public final class VersionSchemes {
    public static final List<VersionScheme> ALL = List.of();

    private VersionSchemes() {}

    /// The scheme for packages of a package URL type.
    public static Optional<VersionScheme> forPurlType(String type) {
        return ALL.stream().filter(scheme -> scheme.purlTypes().contains(type)).findFirst();
    }
}
