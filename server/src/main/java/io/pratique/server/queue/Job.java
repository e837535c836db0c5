package io.pratique.server.queue;

import org.jspecify.annotations.Nullable;

/// A job that was taken.
///
/// @param payload JSON
/// @param attempt 1 for the first
/// @param cause the span that asked for it, as `traceparent`; null where nobody recorded it
/// @param token proves that one is still its owner; a job taken again has another
public record Job(
        long id,
        int organisation,
        String kind,
        String key,
        @Nullable Integer registry,
        String payload,
        int attempt,
        @Nullable String cause,
        long token) {}
