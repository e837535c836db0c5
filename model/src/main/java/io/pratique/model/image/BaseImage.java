package io.pratique.model.image;

import org.jspecify.annotations.Nullable;

/// The image that another was built on.
///
/// @param name its reference; null where nobody says
/// @param layers how many of the lowest layers are its; 0 where that cannot be told
/// @param basis how it is known
public record BaseImage(@Nullable String name, int layers, Basis basis) {
    /// How a base image is known, the surest first.
    public enum Basis {
        /// Its layers are those of an image that was learnt.
        LAYERS,
        /// The image's labels or annotations name it.
        LABELS,
        /// The build history looks so: a guess.
        HISTORY
    }

    /// Whether a layer came with it.
    public boolean brought(@Nullable Layer layer) {
        return layer != null && layer.index() < layers;
    }
}
