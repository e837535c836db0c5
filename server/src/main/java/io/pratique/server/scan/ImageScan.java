package io.pratique.server.scan;

import io.pratique.image.ImageTarget;
import io.pratique.model.image.Digest;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.Lease;
import io.pratique.server.scan.Meanwhile.Place;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Reads one image of a registry, unless these analyzers read it before, and stores what it holds.
public final class ImageScan {
    private final Database database;
    private final Generations generations;

    public ImageScan(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /// Which image.
    ///
    /// @param again whether to read it even when these analyzers read it before
    public record Wanted(int registry, String repository, Digest digest, boolean again) {}

    /// Leads to the image where it has to be read.
    @FunctionalInterface
    public interface Opening {
        ImageTarget open() throws IOException;
    }

    /// What is stored in the same transaction, where the image still lies in the repository that was named.
    @FunctionalInterface
    public interface Also {
        void in(Handle transaction, Catalogue catalogue, int repository);
    }

    /// Does it, and ends the job.
    public void run(Job job, Lease lease, Wanted wanted, Opening opening, Also also) throws Exception {
        String digest = wanted.digest().toString();
        Scanned scanned = wanted.again() || !isKnown(job.organisation(), digest) ? read(opening, lease) : null;
        lease.check();
        Committing.commit(lease, generations, (transaction, advisories) -> {
            var catalogue = new Catalogue(transaction, job.organisation());
            var asked = new Place(wanted.registry(), wanted.repository());
            Described described = scanned == null ? new Described(digest, "", null, null) : scanned.described(digest);
            Set<Integer> images = new HashSet<>();
            for (Place place : Meanwhile.places(transaction, job, asked, digest)) {
                int repository = catalogue.repository(place.registry(), place.repository());
                images.add(catalogue.image(repository, described, null));
                if (place.equals(asked)) {
                    also.in(transaction, catalogue, repository);
                }
            }
            // One at most, wherever it lies.
            catalogue.members(digest, images);
            if (scanned != null) {
                for (int image : images) {
                    InventoryStore.save(
                            transaction,
                            job.organisation(),
                            image,
                            scanned.result(),
                            scanned.document(),
                            advisories.judging());
                }
            }
        });
    }

    /// What somebody sent is no reason not to read an image.
    private boolean isKnown(int organisation, String digest) {
        Optional<String> by = database.of(
                organisation,
                transaction -> transaction
                        .createQuery("""
                        select n.analyzers from inventory n join image i on i.id = n.image
                        where i.organisation = :organisation and i.digest = :digest and n.superseded = 'infinity'
                            and n.source = 'scan'
                        """)
                        .bind("organisation", organisation)
                        .bind("digest", digest)
                        .mapTo(String.class)
                        .findOne());
        return by.isPresent() && by.get().equals(ScanRequest.ANALYZERS);
    }

    private static Scanned read(Opening opening, Lease lease) throws IOException {
        try (ImageTarget target = Trace.part("open image", opening::open)) {
            return Trace.part("read layers", () -> Scanned.read(target, List.of(), lease));
        }
    }
}
