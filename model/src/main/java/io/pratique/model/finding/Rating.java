package io.pratique.model.finding;

import org.jspecify.annotations.Nullable;

/// A severity and who said so.
///
/// @param score CVSS base score, 0.0 to 10.0
/// @param vector CVSS vector of any version
/// @param source who rated it: a feed's id, or the name a feed gives
public record Rating(
        Severity severity, @Nullable Double score, @Nullable String vector, String source) {
    public static final Rating UNKNOWN = new Rating(Severity.UNKNOWN, null, null, "none");
}
