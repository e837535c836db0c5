package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.printable;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses an image from an index.
public final class PlatformChoice {
    /// BuildKit attaches provenance and SBOMs to an index as manifests with this annotation, for the platform
    /// `unknown/unknown`.
    private static final String REFERENCE_TYPE = "vnd.docker.reference.type";

    private PlatformChoice() {}

    /// The manifest for the platform wanted, else for this machine's, else the only one.
    ///
    /// @throws PratiqueException NOT_FOUND, naming the platforms on offer
    public static Descriptor choose(Index index, @Nullable Platform wanted) {
        return choose(index, wanted, Platform.ofThisMachine());
    }

    static Descriptor choose(Index index, @Nullable Platform wanted, Platform machine) {
        List<Descriptor> images =
                index.manifests().stream().filter(PlatformChoice::isImage).toList();
        Descriptor chosen = matching(images, wanted == null ? machine : wanted);
        if (chosen == null) {
            chosen = only(images, wanted);
        }
        if (chosen == null) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, message(images, wanted));
        }
        return chosen;
    }

    /// Whether an entry of an index is an image, not something attached to one.
    public static boolean isImage(Descriptor descriptor) {
        Platform platform = descriptor.platform();
        boolean unknown = platform != null
                && platform.os().equals("unknown")
                && platform.architecture().equals("unknown");
        return !unknown && !descriptor.annotations().containsKey(REFERENCE_TYPE);
    }

    private static @Nullable Descriptor matching(List<Descriptor> images, Platform wanted) {
        Descriptor accepted = null;
        for (Descriptor image : images) {
            Platform offered = image.platform();
            if (wanted.equals(offered)) {
                return image;
            }
            if (accepted == null && offered != null && wanted.accepts(offered)) {
                accepted = image;
            }
        }
        return accepted;
    }

    /// An index may list one manifest several times. A platform asked for is not overruled, unless the entry has
    /// none.
    private static @Nullable Descriptor only(List<Descriptor> images, @Nullable Platform wanted) {
        Map<Digest, Descriptor> distinct = new LinkedHashMap<>();
        images.forEach(image -> distinct.putIfAbsent(image.digest(), image));
        if (distinct.size() != 1) {
            return null;
        }
        Descriptor image = distinct.values().iterator().next();
        return wanted == null || image.platform() == null ? image : null;
    }

    private static String message(List<Descriptor> images, @Nullable Platform wanted) {
        String offered = images.stream()
                .map(image ->
                        image.platform() == null ? "unnamed" : image.platform().toString())
                .distinct()
                .limit(40)
                .map(Refusals::printable)
                .collect(Collectors.joining(", "));
        if (offered.isEmpty()) {
            return "the image index lists no image";
        }
        return (wanted == null
                        ? "the image is not built for this machine's platform"
                        : "no image for " + printable(wanted.toString()))
                + "; choose one with --platform: " + offered;
    }
}
