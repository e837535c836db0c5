package io.pratique.image.manifest;

import io.pratique.model.image.Digest;
import io.pratique.model.image.ImageConfig;
import java.util.List;

/// An image configuration and the digests of its uncompressed layers, lowest first.
public record ParsedConfig(ImageConfig config, List<Digest> diffIds) {
    public ParsedConfig {
        diffIds = List.copyOf(diffIds);
    }
}
