package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Platform;
import io.pratique.model.image.References;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows the documents of an image from the first one down to its configuration, verifying each.
public final class ImageResolver {
    /// Indexes inside an index, at most.
    public static final int MAX_DEPTH = 4;

    private ImageResolver() {}

    /// Where the documents are read from.
    @FunctionalInterface
    public interface Blobs {
        /// The bytes of a document, unverified; never more than `limit` of them.
        ///
        /// @param what for messages: `manifest`, `configuration`
        byte[] read(Descriptor descriptor, int limit, String what) throws IOException;
    }

    /// The image that `first` leads to on the platform wanted, else this machine's, else the only one.
    ///
    /// @param passed is given every index on the way, which may list more about the image
    public static Image resolve(
            String name, Document first, @Nullable Platform wanted, Blobs blobs, Consumer<Index> passed)
            throws IOException {
        List<Digest> indexes = new ArrayList<>();
        Manifest manifest = manifest(first, wanted, blobs, index -> {
            passed.accept(index);
            if (index.digest() != null) {
                indexes.add(index.digest());
            }
        });
        byte[] body = read(blobs, manifest.config(), ImageConfigs.MAX_SIZE, "configuration");
        ParsedConfig config = ImageConfigs.parse(body);
        requirePlatform(config.config().platform(), wanted);
        return Images.assemble(name, manifest, config).withReferences(new References(List.of(), indexes));
    }

    private static Manifest manifest(Document first, @Nullable Platform wanted, Blobs blobs, Consumer<Index> passed)
            throws IOException {
        Document document = first;
        for (int depth = 0; depth <= MAX_DEPTH; depth++) {
            switch (document) {
                case Manifest manifest -> {
                    return manifest;
                }
                case Index index -> {
                    passed.accept(index);
                    Descriptor chosen = PlatformChoice.choose(index, wanted);
                    byte[] body = read(blobs, chosen, Documents.MAX_SIZE, "manifest");
                    document = Documents.parse(body, chosen.mediaType());
                }
            }
        }
        throw invalid("the image index is nested more than " + MAX_DEPTH + " deep");
    }

    private static byte[] read(Blobs blobs, Descriptor descriptor, int limit, String what) throws IOException {
        if (descriptor.size() > limit) {
            throw invalid("the " + what + " " + descriptor.digest() + " is larger than " + (limit >> 20) + " MiB");
        }
        byte[] body = blobs.read(descriptor, limit, what);
        Hashes.verify(descriptor, body, what);
        return body;
    }

    /// Refuses an image for another platform than the one asked for; one that names no platform is taken.
    public static void requirePlatform(Platform offered, @Nullable Platform wanted) {
        boolean named =
                !offered.os().equals("unknown") && !offered.architecture().equals("unknown");
        if (wanted != null && named && !acceptsAnyVariant(wanted, offered)) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "no image for " + wanted + "; choose one with --platform: "
                            + Refusals.printable(offered.toString()));
        }
    }

    /// The variant is often left out of a configuration, although the index has it.
    private static boolean acceptsAnyVariant(Platform wanted, Platform offered) {
        return wanted.accepts(offered)
                || (offered.variant() == null
                        && new Platform(wanted.os(), wanted.architecture(), null).accepts(offered));
    }
}
