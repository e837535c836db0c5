package io.pratique.server.inventory;

/// How much a scan looked at.
///
/// @param bytes of an image as its layers are stored, of a folder as its files are
/// @param files all of an image, whether looked into or not; of a folder those that were looked into
public record Looked(long bytes, long files) {}
