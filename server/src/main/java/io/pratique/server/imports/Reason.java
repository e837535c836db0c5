package io.pratique.server.imports;

/// Why only one of two scanners reports something, as far as it can be known.
///
/// @param text for people
record Reason(Kind kind, String text) {
    /// For programs.
    enum Kind {
        /// An exception of ours overrules it.
        SUPPRESSED,
        /// We report it, for another package.
        OTHER_PACKAGE,
        /// The inventory has no such package.
        NOT_IN_INVENTORY,
        /// The inventory has the package in another version.
        OTHER_VERSION,
        /// An advisory speaks of the package, and does not mean this version.
        NOT_AFFECTED,
        /// Our advisories do not cover such packages, or not this version.
        NOT_JUDGED,
        /// No advisory of ours has this problem in this package.
        NO_ADVISORY,
        /// They know the package, but not this problem in it.
        NOT_REPORTED,
        /// They report nothing about the package.
        PACKAGE_NOT_REPORTED
    }
}
