package io.pratique.sbom;

import io.pratique.image.ImageTarget;
import io.pratique.image.MissingLayerException;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.ImageConfigs;
import io.pratique.image.manifest.Images;
import io.pratique.image.manifest.Manifest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.testing.image.BuiltImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An image built by the test kit, read without a detour over a file.
///
/// @param missing layers that are not offered
record MemoryImage(Image image, BuiltImage built, Set<Integer> missing) implements ImageTarget {
    static MemoryImage of(BuiltImage built, Integer... missing) {
        var manifest = (Manifest) Documents.parse(built.manifest().bytes(), (@Nullable String) null);
        Image image = Images.assemble(
                "test", manifest, ImageConfigs.parse(built.config().bytes()));
        return new MemoryImage(image, built, Set.of(missing));
    }

    @Override
    public InputStream open(Layer layer) throws IOException {
        if (missing.contains(layer.index())) {
            throw new MissingLayerException("a foreign layer");
        }
        return new ByteArrayInputStream(built.layers().get(layer.index()).bytes());
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
