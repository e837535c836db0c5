package io.pratique.server.queue;

/// The job belongs to somebody else by now, or was cancelled: what was done for it must not count.
public final class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1;

    LeaseLostException(Job job) {
        super("job " + job.id() + " is not this worker's any more");
    }
}
