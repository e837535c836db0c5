package io.pratique.match.matcher;

import io.pratique.model.finding.Ecosystem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A package as the advisories of an ecosystem name it.
///
/// @param name the name to look up
/// @param version the version to compare: a source package's where the ecosystem speaks of those
/// @param type the package URL type, which decides how versions are ordered
/// @param stream the module stream it was installed from (rpm only): `nodejs:16`
/// @param source the source package it was built from, where the ecosystem speaks of both
public record Coordinate(
        Ecosystem ecosystem,
        String name,
        String version,
        String type,
        @Nullable String stream,
        @Nullable Coordinate source) {

    Coordinate(Ecosystem ecosystem, String name, String version, String type, @Nullable String stream) {
        this(ecosystem, name, version, type, stream, null);
    }

    /// Under what to look it up.
    List<Coordinate> places() {
        return source == null ? List.of(this) : List.of(this, source);
    }

    /// The same package as another ecosystem sees it.
    Coordinate in(Ecosystem other) {
        return new Coordinate(other, name, version, type, stream);
    }

    // Written out: what the compiler generates for records is linked anew in every process.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Coordinate that
                && name.equals(that.name)
                && version.equals(that.version)
                && type.equals(that.type)
                && ecosystem.equals(that.ecosystem)
                && Objects.equals(stream, that.stream)
                && Objects.equals(source, that.source);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + version.hashCode();
    }
}
