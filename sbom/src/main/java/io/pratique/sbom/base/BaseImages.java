package io.pratique.sbom.base;

import io.pratique.model.image.BaseImage;
import io.pratique.model.image.BaseImage.Basis;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig.History;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells what an image was built on: by layers that are known, by what it says itself (OCI image-spec,
/// annotations.md), and by its history.
public final class BaseImages {
    private static final String NAME = "org.opencontainers.image.base.name";
    private static final String UNRUN = "#(nop)";

    private BaseImages() {}

    /// @param known base images that were learnt
    public static Optional<BaseImage> find(Image image, List<KnownBase> known) {
        Optional<KnownBase> learnt = known.stream()
                .filter(base -> base.isBelow(image))
                .max(Comparator.comparingInt((KnownBase base) -> base.diffIds().size())
                        .thenComparing(KnownBase::name, Comparator.reverseOrder()));
        if (learnt.isPresent()) {
            KnownBase base = learnt.get();
            return Optional.of(new BaseImage(base.name(), base.diffIds().size(), Basis.LAYERS));
        }
        int layers = layersByHistory(image);
        String name = name(image);
        if (name != null) {
            return Optional.of(new BaseImage(name, layers, Basis.LABELS));
        }
        return layers == 0 ? Optional.empty() : Optional.of(new BaseImage(null, layers, Basis.HISTORY));
    }

    private static @Nullable String name(Image image) {
        String name =
                image.annotations().getOrDefault(NAME, image.config().labels().getOrDefault(NAME, ""));
        return name.isBlank() ? null : name;
    }

    /// Image recipes mostly end with what is to be run, so that a layer after such a line begins another recipe. 0
    /// where there is none, or where the history is not that of the layers.
    private static int layersByHistory(Image image) {
        int layers = 0;
        int atLastEnd = 0;
        int base = 0;
        for (History line : image.config().history()) {
            if (!line.emptyLayer()) {
                layers++;
                base = atLastEnd;
            } else if (isEnd(line.createdBy())) {
                atLastEnd = layers;
            }
        }
        return layers == image.layers().size() ? base : 0;
    }

    /// `/bin/sh -c #(nop)  CMD ["bash"]`, or without the shell as BuildKit writes it.
    private static boolean isEnd(@Nullable String createdBy) {
        if (createdBy == null) {
            return false;
        }
        int unrun = createdBy.indexOf(UNRUN);
        String instruction = (unrun < 0 ? createdBy : createdBy.substring(unrun + UNRUN.length())).stripLeading();
        return instruction.startsWith("CMD ") || instruction.startsWith("ENTRYPOINT ");
    }
}
