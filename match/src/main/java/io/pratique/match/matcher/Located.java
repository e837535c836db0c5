package io.pratique.match.matcher;

/// Where to look a package up.
public sealed interface Located {
    record At(Coordinate coordinate) implements Located {}

    /// Nowhere; why is for people.
    record Nowhere(String ecosystem, String reason) implements Located {}
}
