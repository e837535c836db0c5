package io.pratique.server.scan;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.RegistryImages.Listed;
import io.pratique.server.scan.RegistryImages.Resolved;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Scans one image; of an index, has each of its images scanned.
public final class ScanJob implements JobHandler {
    private final RegistryImages registries;
    private final ImageScan scan;

    public ScanJob(Database database, RegistryImages registries, Generations generations) {
        this.registries = registries;
        this.scan = new ImageScan(database, generations);
    }

    @Override
    public String kind() {
        return ScanRequest.KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        ScanRequest request = ScanRequest.of(job);
        try {
            Resolved resolved = Trace.part(
                    "pull manifest",
                    () -> registries.resolve(
                            job.organisation(), request.registry(), request.repository(), request.reference()));
            if (resolved.index()) {
                spread(job, request, resolved, lease);
            } else {
                scan(job, request, resolved, lease);
            }
        } catch (PratiqueException refused) {
            if (refused.kind() == ErrorKind.NOT_FOUND || refused.kind() == ErrorKind.UNSUPPORTED) {
                throw new PermanentException(String.valueOf(refused.getMessage()), refused);
            }
            throw refused;
        }
    }

    /// Registers the images of an index and has each scanned as a job of its own, so that those that other indexes
    /// or
    /// tags have too are scanned once.
    private void spread(Job job, ScanRequest request, Resolved resolved, Lease lease) throws Exception {
        lease.commit(transaction -> {
            if (Meanwhile.isGone(
                    transaction,
                    job,
                    request.registry(),
                    request.repository(),
                    resolved.digest().toString())) {
                return;
            }
            var catalogue = new Catalogue(transaction, job.organisation());
            int repository = catalogue.repository(request.registry(), request.repository());
            List<Integer> ids = new ArrayList<>();
            for (Listed listed : resolved.images()) {
                String digest = listed.digest().toString();
                ids.add(catalogue.image(repository, new Described(digest, listed.platform(), null, null), null));
                var child = new ScanRequest(request.registry(), request.repository(), digest, request.again());
                JobQueue.enqueue(transaction, child.job(job.organisation(), priority(transaction, job)));
            }
            catalogue.members(resolved.digest().toString(), ids);
            tag(catalogue, repository, request, resolved);
        });
    }

    private static Priority priority(Handle transaction, Job job) {
        int rank = transaction
                .createQuery("select priority from job where id = :id")
                .bind("id", job.id())
                .mapTo(Integer.class)
                .one();
        return Priority.values()[Math.min(Priority.values().length - 1, rank / 10)];
    }

    private void scan(Job job, ScanRequest request, Resolved resolved, Lease lease) throws Exception {
        var wanted = new ImageScan.Wanted(request.registry(), request.repository(), resolved.digest(), request.again());
        scan.run(
                job,
                lease,
                wanted,
                () -> registries.open(job.organisation(), request.registry(), request.repository(), resolved.digest()),
                (transaction, catalogue, repository) -> tag(catalogue, repository, request, resolved));
    }

    /// A job that was asked for by a tag says now where the tag points to.
    private static void tag(Catalogue catalogue, int repository, ScanRequest request, Resolved resolved) {
        if (request.reference().indexOf(':') < 0) {
            catalogue.tag(repository, request.reference(), resolved.digest().toString(), null);
        }
    }
}
