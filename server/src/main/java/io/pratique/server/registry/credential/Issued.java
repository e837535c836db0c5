package io.pratique.server.registry.credential;

import io.pratique.image.registry.auth.Credential;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A credential for a registry.
///
/// @param credential null for a registry that anybody may read
/// @param expires null for one that lasts
public record Issued(
        @Nullable Credential credential, @Nullable Instant expires) {}
