package io.pratique.server.api;

import io.pratique.server.queue.JobQueue;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;

/// Scans of what is on the server's own machine.
public final class MachineResource implements Resource {
    /// Sources that lead to this machine, and to nothing that somebody else serves.
    private static final List<String> SOURCES =
            List.of("dir:", "docker:", "podman:", "containerd:", "oci-dir:", "oci-archive:", "docker-archive:");

    private final Database database;
    private final Runnable wake;

    /// @param wake called when there is something to do
    public MachineResource(Database database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/machine/scans", this::scan));
    }

    private Reply scan(Call call) throws IOException, Problem {
        String target = call.json().text("target", "");
        if (SOURCES.stream().noneMatch(target::startsWith)) {
            throw Problem.badRequest("target begins with one of " + String.join(", ", SOURCES) + ", as in dir:/");
        }
        long job = database.of(
                call.organisation(),
                transaction -> JobQueue.enqueue(transaction, LocalScan.job(call.organisation(), target)));
        wake.run();
        return Reply.json(202, json -> json.number("job", job)).with("Location", "/api/v1/jobs/" + job);
    }
}
