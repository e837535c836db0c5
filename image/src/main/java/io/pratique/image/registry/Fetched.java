package io.pratique.image.registry;

import io.pratique.image.manifest.Document;
import io.pratique.model.image.Digest;

/// A manifest or an index as it was read, and the digest of its bytes.
public record Fetched(Digest digest, long size, Document document) {}
