package io.pratique.sbom.language.java.pom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bill of materials manages with its parents, values put in, without what it imports.
///
/// @param missing the parent that was not at hand; null where all were
record ManagedLevel(
        List<PomDependency> management,
        List<PomCoordinates> imports,
        @Nullable PomCoordinates missing) {}
