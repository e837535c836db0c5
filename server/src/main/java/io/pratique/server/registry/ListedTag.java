package io.pratique.server.registry;

import io.pratique.model.image.Digest;
import org.jspecify.annotations.Nullable;

/// A tag as a registry lists it.
///
/// @param digest null where the list does not say what the tag leads to
public record ListedTag(String name, @Nullable Digest digest) {}
