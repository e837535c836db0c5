package io.pratique.server.scan;

import io.pratique.http.HttpException;
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
import io.pratique.server.scan.Meanwhile.Place;
import io.pratique.server.scan.RegistryImages.Listed;
import io.pratique.server.scan.RegistryImages.Resolved;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Scans one image; of an index, has each of its images scanned.
public final class ScanJob implements JobHandler {
    private final Database database;
    private final RegistryImages registries;
    private final ImageScan scan;

    public ScanJob(Database database, RegistryImages registries, Generations generations) {
        this.database = database;
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
            handle(job, lease, request);
        } catch (HttpException refused) {
            if (refused.kind() != ErrorKind.NOT_FOUND) {
                throw refused;
            }
            missing(job, lease, request, refused);
        } catch (PratiqueException refused) {
            if (refused.kind() == ErrorKind.UNSUPPORTED || refused.kind() == ErrorKind.NOT_FOUND) {
                throw new PermanentException(String.valueOf(refused.getMessage()), refused);
            }
            throw refused;
        }
    }

    private void handle(Job job, Lease lease, ScanRequest request) throws Exception {
        Resolved resolved = Trace.part(
                "pull manifest",
                () -> registries.resolve(
                        job.organisation(), request.registry(), request.repository(), request.reference()));
        if (resolved.index()) {
            spread(job, request, resolved, lease);
        } else {
            scan(job, request, resolved, lease);
        }
    }

    /// Looks for an image that the repository that was named does not have in those that share the job. Where it
    /// was
    /// deleted meanwhile, nothing is left to do; where it should be there, the next attempt may find it.
    private void missing(Job job, Lease lease, ScanRequest request, HttpException refused) throws Exception {
        if (!request.isDigest()) {
            throw refused;
        }
        var asked = new Place(request.registry(), request.repository());
        List<Place> places = database.of(
                job.organisation(), transaction -> Meanwhile.places(transaction, job, asked, request.reference()));
        for (Place place : places) {
            if (!place.equals(asked) && isDone(job, lease, request.at(place))) {
                return;
            }
        }
        if (!places.isEmpty()) {
            throw refused;
        }
        lease.commit(transaction -> {});
    }

    private boolean isDone(Job job, Lease lease, ScanRequest request) throws Exception {
        try {
            handle(job, lease, request);
            return true;
        } catch (HttpException refused) {
            if (refused.kind() != ErrorKind.NOT_FOUND) {
                throw refused;
            }
            return false;
        }
    }

    /// Registers the images of an index and has each scanned as a job of its own, so that those that other indexes
    /// or
    /// tags have too are scanned once.
    private void spread(Job job, ScanRequest request, Resolved resolved, Lease lease) throws Exception {
        String digest = resolved.digest().toString();
        lease.commit(transaction -> {
            var catalogue = new Catalogue(transaction, job.organisation());
            var asked = new Place(request.registry(), request.repository());
            List<Place> places = Meanwhile.places(transaction, job, asked, digest);
            Set<Integer> images = new HashSet<>();
            for (Place place : places) {
                int repository = catalogue.repository(place.registry(), place.repository());
                for (Listed listed : resolved.images()) {
                    var described = new Described(listed.digest().toString(), listed.platform(), null, null);
                    images.add(catalogue.image(repository, described, null));
                }
                if (place.equals(asked)) {
                    tag(catalogue, repository, request, resolved);
                }
            }
            catalogue.members(digest, images);
            if (!places.isEmpty()) {
                enqueue(transaction, job, request, places, resolved.images());
            }
        });
    }

    /// Has each image of an index read where it lies.
    private static void enqueue(
            Handle transaction, Job job, ScanRequest request, List<Place> places, List<Listed> images) {
        var asked = new Place(request.registry(), request.repository());
        Place place = places.contains(asked) ? asked : places.getFirst();
        for (Listed listed : images) {
            var child = new ScanRequest(
                    place.registry(), place.repository(), listed.digest().toString(), request.again());
            JobQueue.enqueue(transaction, child.job(job.organisation(), priority(transaction, job)));
        }
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
