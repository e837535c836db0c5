package io.pratique.sbom.format.document;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The layers that an inventory speaks of, numbered: first those of its image, from the lowest, then any other.
public final class Layers {
    private final Map<Layer, Integer> numbers = new HashMap<>();
    private final Map<Digest, Layer> firstOf = new HashMap<>();
    private final List<Layer> all;

    private Layers(Set<Layer> layers) {
        all = List.copyOf(layers);
        for (Layer layer : all) {
            numbers.put(layer, numbers.size());
            Digest digest = layer.digest();
            if (digest != null) {
                firstOf.putIfAbsent(digest, layer);
            }
        }
    }

    public static Layers of(ScanResult result) {
        Set<Layer> layers = new LinkedHashSet<>(
                result.image() == null ? List.of() : result.image().layers());
        for (Component component : result.sbom().components()) {
            for (Origin origin : component.origins()) {
                if (origin.layer() != null) {
                    layers.add(origin.layer());
                }
            }
        }
        return new Layers(layers);
    }

    /// How a package names the layer it was seen in: by its digest, by its number where several have the same or it
    /// has none.
    void name(@Nullable Layer layer, List<Property> out) {
        if (layer == null) {
            return;
        }
        Digest digest = layer.digest();
        if (digest != null) {
            out.add(new Property(Names.LAYER, digest.toString()));
        }
        if (digest == null || !layer.equals(firstOf.get(digest))) {
            out.add(new Property(Names.LAYER_NUMBER, String.valueOf(numbers.get(layer))));
        }
    }

    /// Everything about the layers.
    List<Property> describe() {
        List<Property> out = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            Layer layer = all.get(number);
            String prefix = Names.LAYER + ":" + number + ":";
            if (layer.index() != number) {
                out.add(new Property(prefix + "index", Integer.toString(layer.index())));
            }
            add(out, prefix + "blob", layer.blob());
            add(out, prefix + "diff-id", layer.diffId());
            out.add(new Property(prefix + "media-type", layer.mediaType()));
            out.add(new Property(prefix + "size", Long.toString(layer.size())));
            add(out, prefix + "created-by", layer.createdBy());
        }
        return out;
    }

    private static void add(List<Property> out, String name, @Nullable Object value) {
        if (value != null) {
            out.add(new Property(name, value.toString()));
        }
    }
}
