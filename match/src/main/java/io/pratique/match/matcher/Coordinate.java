package io.pratique.match.matcher;

import io.pratique.model.finding.Ecosystem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A package as the advisories of an ecosystem name it.
///
/// @param name the name to look up
/// @param version the version to compare: a source package's where the ecosystem speaks of those
/// @param type the package URL type, which decides how versions are ordered
/// @param stream the module stream it was installed from (rpm only): `16` of `nodejs:16`
public record Coordinate(
        Ecosystem ecosystem,
        String name,
        String version,
        String type,
        @Nullable String stream) {

    // Written out: what the compiler generates for records is linked anew in every process.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Coordinate that
                && name.equals(that.name)
                && version.equals(that.version)
                && type.equals(that.type)
                && ecosystem.equals(that.ecosystem)
                && Objects.equals(stream, that.stream);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + version.hashCode();
    }
}
