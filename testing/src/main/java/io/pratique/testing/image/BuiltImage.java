package io.pratique.testing.image;

import java.util.List;

/// A finished image: its documents and its layers, as stored and uncompressed.
///
/// @param platform `os/architecture[/variant]`
/// @param tars the uncompressed layers
public record BuiltImage(
        String platform, String manifestType, Blob manifest, Blob config, List<Blob> layers, List<Blob> tars) {
    public BuiltImage {
        layers = List.copyOf(layers);
        tars = List.copyOf(tars);
    }

    /// An OCI layout with this image alone.
    public OciLayout layout() {
        return new OciLayout().image(this);
    }

    /// A `docker save` archive with this image alone.
    public DockerArchive dockerArchive(String... tags) {
        return new DockerArchive().image(this, tags);
    }
}
