package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;
import static io.pratique.image.source.archive.Refusals.notFound;

import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.io.InputStream;

/// Reads small documents out of a bundle.
public final class Parts {
    private Parts() {}

    /// The whole content at a path.
    ///
    /// @param what for messages
    /// @throws io.pratique.model.PratiqueException NOT_FOUND when there is none, INVALID_INPUT when it is larger
    ///     than `limit`
    static byte[] read(Bundle bundle, String path, int limit, String what) throws IOException {
        Bundle.Part part = bundle.find(path);
        if (part == null) {
            throw notFound("the " + what + " is missing: " + Refusals.printable(path));
        }
        if (part.size() > limit) {
            throw invalid("the " + what + " is larger than " + (limit >> 20) + " MiB");
        }
        try (InputStream stream = part.open()) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw invalid("the " + what + " is larger than " + (limit >> 20) + " MiB");
            }
            return bytes;
        }
    }

    /// The documents in the `blobs` folder of an OCI layout or of a containerd content store.
    public static ImageResolver.Blobs blobs(Bundle bundle) {
        return (Descriptor descriptor, int limit, String what) -> read(bundle, path(descriptor.digest()), limit, what);
    }

    /// Where a blob lies (image-layout.md). A digest is nothing but hexadecimal, so that the path cannot lead
    /// elsewhere.
    public static String path(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }
}
