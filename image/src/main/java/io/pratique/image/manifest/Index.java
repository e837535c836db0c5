package io.pratique.image.manifest;

import java.util.List;

/// A list of manifests, mostly one for each platform (OCI image-spec, image-index.md; Docker's manifest list).
public record Index(List<Descriptor> manifests) implements Document {
    public Index {
        manifests = List.copyOf(manifests);
    }
}
