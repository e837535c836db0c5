package io.pratique.server.scan;

import io.pratique.image.ImageTarget;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.util.List;

/// The images of connected registries.
public interface RegistryImages {
    /// An image of one platform.
    ///
    /// @param platform `linux/amd64`; empty where the registry does not say
    record Listed(Digest digest, String platform) {}

    /// What a reference stands for.
    ///
    /// @param digest of what the reference names
    /// @param index whether that is an index, which has an image for each platform
    record Resolved(Digest digest, boolean index, List<Listed> images) {
        public Resolved {
            images = List.copyOf(images);
        }
    }

    /// @param reference a tag or a digest
    /// @throws io.pratique.http.HttpException when the registry has no such image, or refuses
    Resolved resolve(int organisation, int registry, String repository, String reference) throws IOException;

    /// Opens an image of one platform; the caller closes it.
    ImageTarget open(int organisation, int registry, String repository, Digest digest) throws IOException;
}
