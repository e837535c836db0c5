package io.pratique.image.manifest;

import io.pratique.model.image.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of manifests, mostly one for each platform (OCI image-spec, image-index.md; Docker's manifest list).
///
/// @param digest SHA-256 of the document; null for a selection from one, and for the list that an OCI layout is
public record Index(List<Descriptor> manifests, @Nullable Digest digest) implements Document {
    public Index {
        manifests = List.copyOf(manifests);
    }
}
