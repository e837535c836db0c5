package io.pratique.server.registry.webhook;

import io.pratique.model.image.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened in a registry.
///
/// @param delivery the same for every delivery of the same notification; printable ASCII, at most 200 characters
/// @param host the registry, where one sender tells of several of them; null where it is the one that was
///     configured
/// @param repository the path inside the registry: `library/alpine`
/// @param tag null where none was said; a push without tag and digest may have been of any image of the repository
/// @param happened by the registry's clock
/// @param actor who did it, in the registry's words, made printable
/// @param mediaType of the manifest
public record RegistryEvent(
        String delivery,
        Kind kind,
        @Nullable String host,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest,
        @Nullable Instant happened,
        @Nullable String actor,
        @Nullable String mediaType) {

    /// What happened.
    public enum Kind {
        PUSH,
        PULL,
        DELETE,
        /// The registry copied it from elsewhere by itself: replication, promotion, a cache.
        IMPORT
    }
}
