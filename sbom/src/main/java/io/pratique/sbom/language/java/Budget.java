package io.pratique.sbom.language.java;

import io.pratique.image.LimitException;
import io.pratique.image.Limits;

/// What reading one archive with all those inside it may still consume.
public final class Budget {
    /// Bytes of all nested archives together, in multiples of the largest file.
    private static final int EXPANSION = 4;
    /// Archives among the entries: each costs more than a name.
    private static final int ENTRIES_PER_ARCHIVE = 100;

    private final Limits limits;
    private final long free;
    private long entries;
    private long archives;
    private long expanded;
    private long held;

    public Budget(Limits limits, long size) {
        this.limits = limits;
        this.free = Math.max(64L << 20, saturated(size, limits.ratio()));
    }

    private static long saturated(long size, int ratio) {
        return size > Long.MAX_VALUE / Math.max(1, ratio) ? Long.MAX_VALUE : size * ratio;
    }

    void countEntry() throws LimitException {
        if (++entries > limits.entries()) {
            throw new LimitException("more than " + limits.entries() + " entries in archives (--max-entries)");
        }
    }

    void countArchive() throws LimitException {
        countEntry();
        if (++archives > limits.entries() / ENTRIES_PER_ARCHIVE) {
            throw new LimitException("more than a hundredth of --max-entries archives inside an archive");
        }
    }

    void countExpanded(long size) throws LimitException {
        expanded += size;
        if (expanded > free) {
            throw new LimitException("archive expands more than " + limits.ratio() + " times (--max-ratio)");
        }
        if (expanded > EXPANSION * limits.fileSize()) {
            throw new LimitException("archives inside an archive expand to more than four times --max-file-size");
        }
    }

    /// Whether so much more may be held at once.
    boolean allows(long size) {
        return size <= limits.fileSize() - held;
    }

    void hold(long size) {
        held += size;
    }

    void release(long size) {
        held -= size;
    }
}
