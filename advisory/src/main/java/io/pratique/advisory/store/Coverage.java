package io.pratique.advisory.store;

/// How much a database knows of an ecosystem.
public enum Coverage {
    /// Nothing: "no findings" would be a guess.
    NONE,
    /// Something, from feeds that do not claim to know all.
    PARTIAL,
    /// What the maintainers of its packages, or of its database of advisories, publish.
    COMPLETE
}
