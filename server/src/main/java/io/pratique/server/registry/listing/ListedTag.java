package io.pratique.server.registry.listing;

import io.pratique.model.image.Digest;
import org.jspecify.annotations.Nullable;

/// A tag as a registry lists it.
///
/// @param digest null where the list does not say what the tag leads to
public record ListedTag(String name, @Nullable Digest digest) {
    /// @param digest as the list has it; what is none is left out
    static ListedTag of(String name, String digest) {
        try {
            return new ListedTag(name, Digest.parse(digest));
        } catch (IllegalArgumentException untold) {
            return new ListedTag(name, null);
        }
    }
}
