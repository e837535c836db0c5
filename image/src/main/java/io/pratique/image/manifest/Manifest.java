package io.pratique.image.manifest;

import io.pratique.model.image.Digest;
import java.util.List;
import java.util.Map;

/// The manifest of an image (OCI image-spec, manifest.md; Docker's image manifest version 2, schema 2).
///
/// @param digest SHA-256 of the document
/// @param layers lowest first
public record Manifest(
        Digest digest, String mediaType, Descriptor config, List<Descriptor> layers, Map<String, String> annotations)
        implements Document {
    public Manifest {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }
}
