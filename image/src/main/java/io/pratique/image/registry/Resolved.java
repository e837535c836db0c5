package io.pratique.image.registry;

import io.pratique.model.image.Digest;

/// What a tag leads to, as the registry says.
///
/// @param mediaType in lower case, without parameters; empty where the registry does not say
/// @param size of the manifest in bytes; -1 where the registry does not say
public record Resolved(Digest digest, String mediaType, long size) {}
