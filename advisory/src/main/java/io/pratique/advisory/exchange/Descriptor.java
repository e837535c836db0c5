package io.pratique.advisory.exchange;

import io.pratique.model.image.Digest;

/// Content by its digest.
///
/// @param size in bytes
public record Descriptor(String mediaType, Digest digest, long size) {}
