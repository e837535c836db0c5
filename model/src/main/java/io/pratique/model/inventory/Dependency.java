package io.pratique.model.inventory;

import org.jspecify.annotations.Nullable;

/// One package needs another.
///
/// @param from null for the project itself, which needs `to` directly
/// @param to as resolved, with its version
/// @param path the file that says so
public record Dependency(@Nullable PackageUrl from, PackageUrl to, String path) {}
