package io.pratique.sbom.attached;

import java.util.Locale;

/// What to do with the SBOMs that are attached to an image. Whoever may push to a repository may attach one.
public enum Attached {
    /// Nothing; they are not even asked for.
    IGNORE,
    /// Add what they list to what is found in the layers.
    USE;

    /// As options name it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
