package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig.History;
import io.pratique.model.image.Layer;
import io.pratique.model.image.References;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an image together from its documents.
public final class Images {
    private Images() {}

    /// The image that a manifest and its configuration describe.
    ///
    /// @param name the reference as asked for
    /// @throws io.pratique.model.PratiqueException INVALID_INPUT when the two do not agree on the number of layers
    public static Image assemble(String name, Manifest manifest, ParsedConfig config) {
        List<Descriptor> blobs = manifest.layers();
        List<Digest> diffIds = config.diffIds();
        requireSameCount(blobs.size(), diffIds.size());
        List<@Nullable String> commands = commands(config.config().history(), blobs.size());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < blobs.size(); i++) {
            Descriptor blob = blobs.get(i);
            layers.add(new Layer(i, blob.digest(), diffIds.get(i), blob.mediaType(), blob.size(), commands.get(i)));
        }
        return new Image(name, manifest.digest(), config.config(), layers, manifest.annotations(), References.NONE);
    }

    /// Refuses an image whose configuration speaks of another number of layers than there are.
    public static void requireSameCount(int layers, int diffIds) {
        if (layers != diffIds) {
            throw invalid("the image has " + layers + " layers, but its configuration lists " + diffIds);
        }
    }

    /// The history line of each layer; all null where the lines cannot be told to belong to the layers.
    public static List<@Nullable String> commands(List<History> history, int layers) {
        List<@Nullable String> out = new ArrayList<>();
        for (History line : history) {
            if (!line.emptyLayer()) {
                out.add(line.createdBy());
            }
        }
        if (out.size() != layers) {
            out.clear();
            for (int i = 0; i < layers; i++) {
                out.add(null);
            }
        }
        return out;
    }
}
