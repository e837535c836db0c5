package io.pratique.testing;

import io.pratique.http.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A clock that moves when somebody waits, and by a step each time it is looked at.
public final class FakeWaiting implements Waiting {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    public final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
    private final Duration step;
    private Instant now = START;

    public FakeWaiting(Duration step) {
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
