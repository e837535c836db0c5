package io.pratique.match.matcher;

/// What one advisory means for one installed version.
public sealed interface Verdict {
    /// The version lies in a range, or is listed.
    ///
    /// @param range for people
    record Affected(String range) implements Verdict {}

    /// The advisory says that this version does not have the problem.
    record NotAffected() implements Verdict {}

    /// The version lies in none of the ranges.
    record Outside() implements Verdict {}

    /// The advisory speaks of another module stream.
    record OtherStream() implements Verdict {}

    /// The advisory is about programs on other systems or processors.
    record OtherPlatform() implements Verdict {}

    /// The advisory was taken back.
    record Withdrawn() implements Verdict {}

    /// One of the versions cannot be read, so that nothing is known.
    record Unreadable(String message) implements Verdict {}
}
