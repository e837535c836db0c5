package io.pratique.server.schedule;

import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.Poll;
import io.pratique.server.registry.ScanPattern;
import org.jspecify.annotations.Nullable;

/// What may be done by a schedule.
public enum ScheduledWork {
    /// Images that became old are read again.
    SWEEP(Sweep.KIND),
    /// A registry is asked what it has.
    POLL(Poll.KIND),
    /// The images of a registry whose tags match are scanned.
    SCAN_PATTERN(ScanPattern.KIND);

    private final String kind;

    ScheduledWork(String kind) {
        this.kind = kind;
    }

    /// The kind of its jobs.
    public String kind() {
        return kind;
    }

    /// Whether it is about one registry.
    public boolean isOfRegistry() {
        return this != SWEEP;
    }

    /// The work of a kind; null where there is none.
    public static @Nullable ScheduledWork of(String kind) {
        for (ScheduledWork work : values()) {
            if (work.kind.equals(kind)) {
                return work;
            }
        }
        return null;
    }

    /// What goes into the queue when a schedule is due. A visit of a registry is one with visits for other reasons.
    static NewJob job(int organisation, String kind, String name, @Nullable Integer registry, String payload) {
        return kind.equals(Poll.KIND) && registry != null
                ? Poll.job(organisation, registry, Priority.SCHEDULED)
                : new NewJob(organisation, kind, name, null, Priority.SCHEDULED, payload);
    }
}
