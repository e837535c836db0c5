package io.pratique.sbom.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the writer's side adds to an inventory.
///
/// @param version the version of the specification, one of [SbomFormat#versions]
/// @param tool this program's own version
/// @param created when the document is made; null leaves it out where the format allows that, else it is the
///     beginning of 1970
public record SbomOptions(
        String version, String tool, @Nullable Instant created) {}
