package io.pratique.server.queue;

import org.jspecify.annotations.Nullable;

/// Something to put into the queue.
///
/// @param kind which worker understands it
/// @param key two jobs of a kind with the same key that wait or run are one
/// @param registry whose limit of jobs at once it counts for; null for none
/// @param payload JSON, for the worker
/// @param repeats whether it is done once more where it was asked for again while it ran, since it may have looked
///     before that happened which it is asked for now
public record NewJob(
        int organisation,
        String kind,
        String key,
        @Nullable Integer registry,
        Priority priority,
        String payload,
        boolean repeats) {
    public NewJob(
            int organisation, String kind, String key, @Nullable Integer registry, Priority priority, String payload) {
        this(organisation, kind, key, registry, priority, payload, false);
    }
}
