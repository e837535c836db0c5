package io.pratique.sbom;

import io.pratique.model.image.Layer;
import io.pratique.model.inventory.PackageUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which layer brought a package. Every layer that installs something writes the whole package database anew,
/// so that the layer of the final database says nothing about most of its packages.
final class FirstLayers {
    private FirstLayers() {}

    /// The lowest layer from which on every version of the file at `path`, up to that in layer `from`, lists the
    /// package.
    static Layer of(List<LayerFindings> layers, int from, String path, PackageUrl purl) {
        Layer first = layers.get(from).layer();
        for (int below = from - 1; below >= 0; below--) {
            @Nullable FileFindings file = layers.get(below).file(path);
            if (file == null) {
                continue;
            }
            if (!file.lists(purl)) {
                return first;
            }
            first = layers.get(below).layer();
        }
        return first;
    }
}
