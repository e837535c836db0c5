package io.pratique.image.layer;

import io.pratique.image.LimitException;

/// The memory that file contents may take at one time. Who wants more than is free waits for others to give back.
///
/// A holder never asks for a second piece, so that nobody waits for ever.
public final class MemoryBudget {
    private final long total;
    private long free;

    public MemoryBudget(long bytes) {
        this.total = bytes;
        this.free = bytes;
    }

    /// Half of the heap: the rest is for what is made of the contents.
    public static MemoryBudget ofThisProcess() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 2);
    }

    synchronized void take(long bytes) throws LimitException {
        if (bytes > total) {
            throw new LimitException(
                    "a file of " + bytes + " bytes does not fit into memory; give Java a larger heap (-Xmx)");
        }
        while (free < bytes) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LimitException("interrupted");
            }
        }
        free -= bytes;
    }

    synchronized void give(long bytes) {
        free += bytes;
        notifyAll();
    }
}
