package io.pratique.server.trace;

import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;

/// Does jobs as another does, each as a trace of its own that is linked to what asked for the job.
public record TracedHandler(JobHandler handler, Tracer tracer) implements JobHandler {
    @Override
    public String kind() {
        return handler.kind();
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        TraceContext cause = TraceContext.parse(job.cause()).orElse(null);
        tracer.span(SpanKind.CONSUMER, "job " + kind(), null, cause, span -> {
            if (span == null) {
                handler.handle(job, lease);
                return;
            }
            span.set("pratique.job.id", job.id());
            span.set("pratique.job.kind", kind());
            span.set("pratique.job.attempt", job.attempt());
            span.set("pratique.job.outcome", "failed");
            try {
                handler.handle(job, lease);
                span.set("pratique.job.outcome", "done");
            } catch (LeaseLostException lost) {
                span.set("pratique.job.outcome", "lost");
                throw lost;
            }
        });
    }
}
