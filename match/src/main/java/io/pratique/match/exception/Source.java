package io.pratique.match.exception;

/// Where a statement stands.
///
/// @param file as the caller names it
/// @param place `line 12`, or where a document has no lines that mean anything, which statement of it; may be empty
public record Source(String file, String place) {
    public static Source line(String file, int line) {
        return new Source(file, line > 0 ? "line " + line : "");
    }

    @Override
    public String toString() {
        return place.isEmpty() ? file : file + ", " + place;
    }
}
