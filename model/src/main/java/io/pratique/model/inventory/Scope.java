package io.pratique.model.inventory;

/// When a package is used, as the files of its ecosystem tell. Where several tell differently, the first of these
/// counts.
public enum Scope {
    /// Needed when the program runs; also where nothing is said.
    RUNTIME,
    /// Used where it is present.
    OPTIONAL,
    /// Needed to build or test only.
    DEVELOPMENT;

    public Scope or(Scope other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
