package io.pratique.image.layer;

import io.pratique.image.ImageTarget;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.ImageConfigs;
import io.pratique.image.manifest.Images;
import io.pratique.image.manifest.Manifest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.testing.image.BuiltImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// An image built by the test kit, read without a detour over a file.
record MemoryImage(Image image, BuiltImage built) implements ImageTarget {
    static MemoryImage of(BuiltImage built) {
        var manifest = (Manifest) Documents.parse(built.manifest().bytes(), (@Nullable String) null);
        return new MemoryImage(
                Images.assemble(
                        "test", manifest, ImageConfigs.parse(built.config().bytes())),
                built);
    }

    @Override
    public InputStream open(Layer layer) {
        return new ByteArrayInputStream(built.layers().get(layer.index()).bytes());
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
