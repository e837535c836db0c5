package io.pratique.sbom.language.java.pom;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses the version of a dependency that allows several: the highest that a repository lists.
///
/// @param order of Maven's versions; null where nobody gave one, so that nothing can be chosen
record VersionChoice(OuterPoms outer, @Nullable Comparator<String> order) {
    /// @param assumed whether the version is only the lowest one allowed, since no list is at hand
    record Chosen(PomCoordinates coordinates, @Nullable VersionRange range, boolean assumed) {}

    Chosen choose(PomCoordinates wanted) {
        String version = wanted.version();
        char first = version.isEmpty() ? ' ' : version.charAt(0);
        Optional<VersionRange> range = first == '[' || first == '(' ? VersionRange.of(version) : Optional.empty();
        if (range.isEmpty()) {
            return new Chosen(wanted, null, false);
        }
        VersionRange allowed = range.get();
        PomCoordinates lowest = wanted.withVersion(allowed.lowest());
        if (allowed.single()) {
            return new Chosen(lowest, allowed, false);
        }
        String highest = highest(wanted, allowed);
        return highest.isEmpty()
                ? new Chosen(lowest, allowed, true)
                : new Chosen(wanted.withVersion(highest), allowed, false);
    }

    private String highest(PomCoordinates wanted, VersionRange range) {
        String highest = "";
        if (order == null || !wanted.withVersion("1").complete()) {
            return highest;
        }
        for (String version : outer.versions(wanted)) {
            if (range.contains(version, order) && (highest.isEmpty() || order.compare(version, highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }

    /// Whether a version that another dependency chose will do.
    boolean allows(@Nullable VersionRange range, String version) {
        return range == null || order == null || range.contains(version, order);
    }
}
