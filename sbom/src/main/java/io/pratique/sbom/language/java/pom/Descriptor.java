package io.pratique.sbom.language.java.pom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an artifact brings along, as far as those see it that need it.
///
/// @param relocation where it is now, all parts known; null where it is here
/// @param dependencies without those for its tests, those that something else provides and optional ones
/// @param unknown why that may not be all; empty where it is
record Descriptor(@Nullable PomCoordinates relocation, List<PomDependency> dependencies, String unknown) {

    static Descriptor unknown(String reason) {
        return new Descriptor(null, List.of(), reason);
    }
}
