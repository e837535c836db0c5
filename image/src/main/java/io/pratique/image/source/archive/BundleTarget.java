package io.pratique.image.source.archive;

import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.ImageTarget;
import io.pratique.image.MissingLayerException;
import io.pratique.image.attachment.AttachmentFinder;
import io.pratique.image.manifest.Index;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image in a bundle.
///
/// @param paths where each layer lies
/// @param indexes those that led to the image; null where the bundle is of a kind that nothing can be attached in
public record BundleTarget(
        Image image,
        List<String> paths,
        Bundle bundle,
        @Nullable List<Index> indexes) implements ImageTarget {
    public BundleTarget {
        paths = List.copyOf(paths);
    }

    @Override
    public Attachments attachments(AttachmentKind kind) throws IOException {
        return indexes == null
                ? Attachments.NONE
                : AttachmentFinder.find(kind, image, indexes, new LayoutAttachments(bundle));
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
