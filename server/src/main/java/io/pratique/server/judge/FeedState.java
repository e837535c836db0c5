package io.pratique.server.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a feed of advisories stood after the last update.
///
/// @param state a word: `fresh`, `failing`, `never_fetched`, `not_accepted`, `off` or `from_folders`
/// @param entries how many of its records are in force
/// @param checked when one of its hosts last answered
/// @param fetched when something of it last came
/// @param reason why it fails
public record FeedState(
        String id,
        String state,
        int entries,
        @Nullable Instant checked,
        @Nullable Instant fetched,
        @Nullable String reason) {}
