package io.pratique.server.scan;

import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.ScanOptions;
import io.pratique.sbom.Scanner;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.base.BaseImages;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.StaleGenerationException;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.RegistryImages.Listed;
import io.pratique.server.scan.RegistryImages.Resolved;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Scans one image; of an index, has each of its images scanned.
public final class ScanJob implements JobHandler {
    private static final int THREADS = 2;

    private final Database database;
    private final RegistryImages registries;
    private final Generations generations;
    private final String analyzers;

    public ScanJob(Database database, RegistryImages registries, Generations generations) {
        this.database = database;
        this.registries = registries;
        this.generations = generations;
        this.analyzers = AnalyzerVersions.text(Analyzers.ALL);
    }

    @Override
    public String kind() {
        return ScanRequest.KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        ScanRequest request = ScanRequest.of(job);
        try {
            Resolved resolved = registries.resolve(
                    job.organisation(), request.registry(), request.repository(), request.reference());
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

    /// Registers the images of an index and has each scanned as a job of its own, so that those that other indexes or
    /// tags have too are scanned once.
    private void spread(Job job, ScanRequest request, Resolved resolved, Lease lease) throws Exception {
        lease.commit(transaction -> {
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
        Digest digest = resolved.digest();
        Scanned scanned = request.again() || !isKnown(job.organisation(), digest)
                ? read(job.organisation(), request, digest, lease)
                : null;
        lease.check();
        for (int attempt = 1; ; attempt++) {
            Generations.Current current = generations.current();
            try {
                lease.commit(transaction -> store(transaction, job.organisation(), request, resolved, scanned, current));
                return;
            } catch (StaleGenerationException newer) {
                if (attempt == 3) {
                    throw newer;
                }
            }
        }
    }

    private record Scanned(
            ScanResult result,
            InventoryDocument document,
            @Nullable Instant created,
            long size) {}

    private boolean isKnown(int organisation, Digest digest) {
        Optional<String> by = database.of(organisation, transaction -> transaction
                .createQuery("""
                        select n.analyzers from inventory n join image i on i.id = n.image
                        where i.organisation = :organisation and i.digest = :digest and n.superseded = 'infinity'
                        """)
                .bind("organisation", organisation)
                .bind("digest", digest.toString())
                .mapTo(String.class)
                .findOne());
        return by.isPresent() && by.get().equals(analyzers);
    }

    private Scanned read(int organisation, ScanRequest request, Digest digest, Lease lease) throws IOException {
        var ledger = new Ledger();
        lease.progress(ledger::progress);
        try (ImageTarget target = registries.open(organisation, request.registry(), request.repository(), digest)) {
            var options = new ScanOptions(Analyzers.ALL, Limits.DEFAULT, THREADS, List.of(), ledger);
            ScanResult found = new Scanner(options).scan(target);
            ScanResult result = found.withBase(
                    BaseImages.find(target.image(), List.of()).orElse(null));
            long size = target.image().layers().stream().mapToLong(layer -> Math.max(0, layer.size())).sum();
            return new Scanned(
                    result,
                    InventoryDocument.write(result, analyzers, "scan", ledger.of(result)),
                    created(target),
                    size);
        }
    }

    private static @Nullable Instant created(ImageTarget target) {
        String text = target.image().config().created();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException odd) {
            return null;
        }
    }

    private static void store(
            Handle transaction,
            int organisation,
            ScanRequest request,
            Resolved resolved,
            @Nullable Scanned scanned,
            Generations.Current current)
            throws StaleGenerationException {
        var catalogue = new Catalogue(transaction, organisation);
        int repository = catalogue.repository(request.registry(), request.repository());
        String digest = resolved.digest().toString();
        String platform = scanned == null || scanned.result().image() == null
                ? ""
                : scanned.result().image().config().platform().toString();
        int image = catalogue.image(
                repository,
                new Described(digest, platform, scanned == null ? null : scanned.size(), scanned == null ? null : scanned.created()),
                null);
        catalogue.members(digest, List.of(image));
        tag(catalogue, repository, request, resolved);
        if (scanned != null) {
            InventoryStore.save(
                    transaction, organisation, image, scanned.result(), scanned.document(), current.judging());
        }
    }

    /// A job that was asked for by a tag says now where the tag points to.
    private static void tag(Catalogue catalogue, int repository, ScanRequest request, Resolved resolved) {
        if (request.reference().indexOf(':') < 0) {
            catalogue.tag(repository, request.reference(), resolved.digest().toString(), null);
        }
    }
}
