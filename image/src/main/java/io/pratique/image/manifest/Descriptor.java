package io.pratique.image.manifest;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reference to content by digest (OCI image-spec, descriptor.md).
///
/// @param mediaType empty where the document has none
/// @param size in bytes, never negative
/// @param platform only in an index
/// @param urls other places that claim to have the content; they are shown and never followed
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        @Nullable Platform platform,
        Map<String, String> annotations,
        List<String> urls) {
    public Descriptor {
        annotations = Map.copyOf(annotations);
        urls = List.copyOf(urls);
    }
}
