package io.pratique.model.image;

import java.util.List;

/// An image, resolved to one platform.
///
/// @param name the reference as asked for
/// @param digest the manifest's digest; where a source has no manifest (a `docker save` archive, an engine) the
///     configuration's
public record Image(String name, Digest digest, ImageConfig config, List<Layer> layers) {
    public Image {
        layers = List.copyOf(layers);
    }
}
