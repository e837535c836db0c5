package io.pratique.sbom.base;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A base image that was learnt.
///
/// @param diffIds of its layers, the lowest first
public record KnownBase(String name, Digest digest, List<Digest> diffIds) {
    public KnownBase {
        diffIds = List.copyOf(diffIds);
    }

    /// What is to be learnt of an image; empty where a layer's diff id is unknown, or there are no layers.
    public static Optional<KnownBase> of(Image image) {
        List<Digest> diffIds = diffIds(image);
        boolean whole = !diffIds.isEmpty() && diffIds.size() == image.layers().size();
        return whole ? Optional.of(new KnownBase(image.name(), image.digest(), diffIds)) : Optional.empty();
    }

    /// Whether an image has all its layers and more.
    boolean isBelow(Image image) {
        List<Digest> others = diffIds(image);
        return others.size() > diffIds.size()
                && others.subList(0, diffIds.size()).equals(diffIds);
    }

    private static List<Digest> diffIds(Image image) {
        List<Digest> diffIds = new ArrayList<>();
        for (Layer layer : image.layers()) {
            if (layer.diffId() == null) {
                break;
            }
            diffIds.add(layer.diffId());
        }
        return diffIds;
    }
}
