package io.pratique.image.source.archive;

import io.pratique.image.ImageTarget;
import io.pratique.image.MissingLayerException;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// An image in a bundle.
///
/// @param paths where each layer lies
public record BundleTarget(Image image, List<String> paths, Bundle bundle) implements ImageTarget {
    public BundleTarget {
        paths = List.copyOf(paths);
    }

    @Override
    public InputStream open(Layer layer) throws IOException {
        Bundle.Part part = bundle.find(paths.get(layer.index()));
        if (part == null) {
            throw new MissingLayerException("layer " + (layer.index() + 1) + " of " + paths.size() + " ("
                    + (layer.digest() == null ? "no digest" : layer.digest())
                    + ") is not there; it is fetched from nowhere else");
        }
        return part.open();
    }

    @Override
    public void close() throws IOException {
        bundle.close();
    }
}
