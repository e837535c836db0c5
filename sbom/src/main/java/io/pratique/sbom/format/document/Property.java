package io.pratique.sbom.format.document;

/// A named value that a format has no place of its own for.
///
/// @param name begins with [#PREFIX] where it is ours
public record Property(String name, String value) {
    public static final String PREFIX = "pratique:";
}
