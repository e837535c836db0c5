package io.pratique.image.registry;

import io.pratique.image.registry.http.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves when somebody waits, and by a step each time it is looked at.
final class FakeWaiting implements Waiting {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final List<Duration> slept = new ArrayList<>();
    private final Duration step;
    private Instant now = START;

    FakeWaiting(Duration step) {
        this.step = step;
    }

    @Override
    public synchronized Instant now() {
        now = now.plus(step);
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }
}
