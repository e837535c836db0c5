package io.pratique.model.inventory;

import io.pratique.model.image.Layer;
import org.jspecify.annotations.Nullable;

/// Where a thing was seen.
///
/// @param layer the layer that brought it, null where there are no layers
/// @param path from the root of the image, without a leading slash; a file inside an archive follows after `!/`.
///     Where
///     only an SBOM says so that is attached to the image, [#ATTACHED] and the digest of that document
public record Origin(@Nullable Layer layer, String path) {
    public static final String ATTACHED = "attached:";
}
