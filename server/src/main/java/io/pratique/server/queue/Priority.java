package io.pratique.server.queue;

/// What is done first: the order of these, a person's own wish before all.
public enum Priority {
    ON_DEMAND,
    PUSH,
    PULL,
    SCHEDULED;

    /// As the queue sorts it; the lower the sooner.
    int rank() {
        return ordinal() * 10;
    }
}
