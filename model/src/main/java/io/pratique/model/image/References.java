package io.pratique.model.image;

import java.util.List;

/// What else an image is called, beside the name it was asked for by and the digest of its manifest.
///
/// @param names with a tag or without, as `ghcr.io/org/app:1.4`
/// @param digests of the indexes it was chosen from, the outermost first, and those its registry knows it by
public record References(List<String> names, List<Digest> digests) {
    public static final References NONE = new References(List.of(), List.of());

    public References {
        names = List.copyOf(names);
        digests = List.copyOf(digests);
    }

    public References withNames(List<String> others) {
        return new References(others, digests);
    }
}
