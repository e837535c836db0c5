package io.pratique.image.manifest;

/// What a reference leads to: the manifest of one image, or an index of several.
public sealed interface Document permits Manifest, Index {}
