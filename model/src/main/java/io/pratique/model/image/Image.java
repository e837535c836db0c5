package io.pratique.model.image;

import java.util.List;
import java.util.Map;

/// An image, resolved to one platform.
///
/// @param name the reference as asked for
/// @param digest the manifest's digest; where a source has no manifest (a `docker save` archive, an engine) the
///     configuration's
/// @param annotations of the manifest; empty where there is none
/// @param references what else it is called
public record Image(
        String name,
        Digest digest,
        ImageConfig config,
        List<Layer> layers,
        Map<String, String> annotations,
        References references) {
    public Image {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }

    public Image(String name, Digest digest, ImageConfig config, List<Layer> layers) {
        this(name, digest, config, layers, Map.of(), References.NONE);
    }

    public Image withReferences(References others) {
        return new Image(name, digest, config, layers, annotations, others);
    }
}
