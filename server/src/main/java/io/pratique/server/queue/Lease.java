package io.pratique.server.queue;

import io.pratique.server.storage.Database;
import java.util.function.Supplier;

/// The right to do a job, kept alive while the job is done.
public final class Lease {
    private final Job job;
    private final JobQueue queue;
    private final Database database;
    private volatile Supplier<String> progress = () -> "{}";
    private volatile boolean lost;

    public Lease(Job job, JobQueue queue, Database database) {
        this.job = job;
        this.queue = queue;
        this.database = database;
    }

    /// Says how far the work is; it is asked for with every sign of life.
    ///
    /// @param json gives an object
    public void progress(Supplier<String> json) {
        progress = json;
    }

    /// Stores what was done and ends the job, or neither.
    ///
    /// @throws LeaseLostException when the job is somebody else's; nothing is stored then
    public void commit(Database.Task<? extends Exception> store) throws Exception {
        database.everyone(transaction -> {
            JobQueue.finish(transaction, job);
            store.in(transaction);
            return job;
        });
    }

    /// Ends work in between that need not go on.
    ///
    /// @throws LeaseLostException when the job is not ours any more
    public void check() throws LeaseLostException {
        if (lost) {
            throw new LeaseLostException(job);
        }
    }

    void renew() throws LeaseLostException {
        try {
            queue.renew(job, progress.get());
        } catch (LeaseLostException gone) {
            lost = true;
            throw gone;
        }
    }
}
