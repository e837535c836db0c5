package io.pratique.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One package that an advisory speaks of. A version is affected when it lies in one of the ranges or is one of the
/// versions.
///
/// @param name the package as the ecosystem writes it (a source package for Debian, Ubuntu and Alpine)
/// @param versions affected versions listed one by one
/// @param rating the severity for this package alone, where the feed has one
/// @param condition what must hold beside the version
public record Affected(
        Ecosystem ecosystem,
        String name,
        List<VersionRange> ranges,
        List<String> versions,
        FixState state,
        @Nullable Rating rating,
        Condition condition) {
    public Affected {
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }

    /// Of all packages with such versions.
    public Affected(
            Ecosystem ecosystem,
            String name,
            List<VersionRange> ranges,
            List<String> versions,
            FixState state,
            @Nullable Rating rating) {
        this(ecosystem, name, ranges, versions, state, rating, Condition.NONE);
    }
}
