package io.pratique.server.queue;

import org.jspecify.annotations.Nullable;

/// A job that was taken.
///
/// @param payload JSON
/// @param attempt 1 for the first
/// @param token proves that one is still its owner; a job taken again has another
public record Job(
        long id,
        int organisation,
        String kind,
        String key,
        @Nullable Integer registry,
        String payload,
        int attempt,
        long token) {}
