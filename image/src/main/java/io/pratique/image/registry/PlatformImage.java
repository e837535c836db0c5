package io.pratique.image.registry;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import org.jspecify.annotations.Nullable;

/// An image of one platform.
///
/// @param digest of its manifest
/// @param platform null where no index names it
public record PlatformImage(Digest digest, @Nullable Platform platform) {}
