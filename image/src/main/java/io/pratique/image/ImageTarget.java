package io.pratique.image;

import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import java.io.IOException;
import java.io.InputStream;

/// An image whose layers can be read, each as often as needed and several at once.
public non-sealed interface ImageTarget extends Target {
    Image image();

    /// The bytes of a layer as stored. They are not verified here: the reader of the layer does it while they pass.
    ///
    /// @throws MissingLayerException when the source does not offer this layer
    InputStream open(Layer layer) throws IOException;

    /// The documents of a kind that are attached to the image, as far as the source has such a thing. Whoever may
    /// write to the
    /// source may have attached them.
    ///
    /// @throws IOException when it is interrupted; any other failure is among the problems of the result
    default Attachments attachments(AttachmentKind kind) throws IOException {
        return Attachments.NONE;
    }

    @Override
    default String name() {
        return image().name();
    }
}
