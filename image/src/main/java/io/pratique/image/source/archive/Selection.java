package io.pratique.image.source.archive;

import io.pratique.model.image.Digest;
import org.jspecify.annotations.Nullable;

/// Which of the images in an archive is meant: by name, by digest, or the only one.
///
/// @param name a tag, or the whole name of an image
public record Selection(@Nullable String name, @Nullable Digest digest) {
    public static final Selection ONLY = new Selection(null, null);
}
