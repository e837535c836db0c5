package io.pratique.image.manifest;

import io.pratique.model.image.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A manifest of something that need not be an image (OCI image-spec, manifest.md, "Guidelines for Artifact
/// Usage").
///
/// @param type its artifact type, else the media type of its configuration
/// @param subject the manifest that it says something about; null where it names none
public record Artifact(String type, @Nullable Digest subject, List<Descriptor> layers) {
    public Artifact {
        layers = List.copyOf(layers);
    }

    /// An artifact in a list.
    ///
    /// @param type empty where the list does not say
    public record Entry(Descriptor descriptor, String type) {}
}
