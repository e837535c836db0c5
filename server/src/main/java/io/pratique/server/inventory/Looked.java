package io.pratique.server.inventory;

/// How much a scan looked at.
///
/// @param bytes of an image as its layers are stored, of a folder as its files are
/// @param files that it met in an image, that it read in a folder
public record Looked(long bytes, long files) {}
