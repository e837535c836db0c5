package io.pratique.server.registry;

/// How a repository differs from what was known of it.
public sealed interface Change {
    String tag();

    /// A tag that is new.
    record Appeared(String tag, String digest) implements Change {}

    /// A tag that leads elsewhere than before.
    ///
    /// @param deleted whether what it led to is not in the repository any more
    record Moved(String tag, String from, String to, boolean deleted) implements Change {}

    /// A tag that is there no more.
    ///
    /// @param deleted whether what it led to is not in the repository any more
    record Gone(String tag, String digest, boolean deleted) implements Change {}
}
