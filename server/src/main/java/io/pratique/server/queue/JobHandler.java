package io.pratique.server.queue;

/// Does jobs of one kind.
public interface JobHandler {
    String kind();

    /// Does a job. What it stores must be stored by [Lease#commit], together with the end of the job.
    ///
    /// @throws PermanentException when another attempt would fail likewise
    /// @throws LeaseLostException as it comes from the lease
    /// @throws Exception anything else means that another attempt may succeed
    void handle(Job job, Lease lease) throws Exception;
}
