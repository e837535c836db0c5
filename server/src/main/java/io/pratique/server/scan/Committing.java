package io.pratique.server.scan;

import io.pratique.server.judge.Generations;
import io.pratique.server.judge.StaleGenerationException;
import io.pratique.server.queue.Lease;
import io.pratique.server.trace.Trace;
import org.jdbi.v3.core.Handle;

/// Stores what a job did, judged by the newest advisories; when newer ones come meanwhile, by those.
final class Committing {
    private static final int ATTEMPTS = 3;

    private Committing() {}

    /// What is stored in the transaction that ends the job.
    @FunctionalInterface
    interface Storing {
        void in(Handle transaction, Generations.Current advisories) throws Exception;
    }

    static void commit(Lease lease, Generations generations, Storing storing) throws Exception {
        for (int attempt = 1; ; attempt++) {
            Generations.Current current = generations.current();
            try {
                Trace.step("store", () -> lease.commit(transaction -> storing.in(transaction, current)));
                return;
            } catch (StaleGenerationException newer) {
                if (attempt == ATTEMPTS) {
                    throw newer;
                }
            }
        }
    }
}
