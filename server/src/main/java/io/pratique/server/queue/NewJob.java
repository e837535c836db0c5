package io.pratique.server.queue;

import org.jspecify.annotations.Nullable;

/// Something to put into the queue.
///
/// @param kind which worker understands it
/// @param key two jobs of a kind with the same key that wait or run are one
/// @param registry whose limit of jobs at once it counts for; null for none
/// @param payload JSON, for the worker
/// @param again whether one that runs already is not enough, since it may have looked before that happened which
///     this one is for: it is done once more when it has ended
public record NewJob(
        int organisation,
        String kind,
        String key,
        @Nullable Integer registry,
        Priority priority,
        String payload,
        boolean again) {
    public NewJob(
            int organisation, String kind, String key, @Nullable Integer registry, Priority priority, String payload) {
        this(organisation, kind, key, registry, priority, payload, false);
    }
}
