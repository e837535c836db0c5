package io.pratique.model.image;

import org.jspecify.annotations.Nullable;

/// One layer of an image, lowest first.
///
/// @param index position from the bottom, 0 for the base
/// @param blob digest of the bytes as stored, or null where the source does not say (an old `docker save` archive)
/// @param diffId digest of the uncompressed tar, from the image configuration
/// @param mediaType as the manifest says; the bytes decide how it is decompressed
/// @param size stored size in bytes, -1 where the source does not say
/// @param createdBy the history line that made it
public record Layer(
        int index,
        @Nullable Digest blob,
        @Nullable Digest diffId,
        String mediaType,
        long size,
        @Nullable String createdBy) {

    /// The digest to name this layer by: the content's where known, since the stored form differs from registry to
    /// registry.
    public @Nullable Digest digest() {
        return diffId != null ? diffId : blob;
    }
}
