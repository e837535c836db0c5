package io.pratique.server.metrics;

import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;

/// Does jobs as another does, and counts them.
public record MeasuredHandler(JobHandler handler, Meters meters) implements JobHandler {
    @Override
    public String kind() {
        return handler.kind();
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        long begin = System.nanoTime();
        String outcome = "failed";
        try {
            handler.handle(job, lease);
            outcome = "done";
        } catch (LeaseLostException lost) {
            outcome = "lost";
            throw lost;
        } finally {
            meters.job(kind(), outcome, System.nanoTime() - begin);
        }
    }
}
