package io.pratique.server.scan;

import io.pratique.image.Limits;
import io.pratique.image.Target;
import io.pratique.image.source.ImageSources;
import io.pratique.image.source.SourceOptions;
import io.pratique.json.Json;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.queue.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Scans what is on the machine that the server runs on: its root, images of its container engines. These lie in a
/// registry of the kind `machine`, which nobody connects to.
public final class LocalScan implements JobHandler {
    public static final String KIND = "scan-local";

    /// What is another machine's, or no file at all.
    private static final List<String> SKIPPED = List.of("proc/**", "sys/**", "dev/**", "run/**", "tmp/**", "mnt/**");

    private final Generations generations;
    private final Map<String, String> environment;

    /// @param environment of the server, by which engines are found
    public LocalScan(Generations generations, Map<String, String> environment) {
        this.generations = generations;
        this.environment = Map.copyOf(environment);
    }

    /// @param reference as `pratique scan` takes it: `dir:/`, `docker:app:1.4`
    public static NewJob job(int organisation, String reference) {
        String text = reference.replace("\\", "\\\\").replace("\"", "\\\"");
        return new NewJob(organisation, KIND, reference, null, Priority.ON_DEMAND, "{\"reference\": \"" + text + "\"}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        String reference =
                Json.parse(job.payload().getBytes(StandardCharsets.UTF_8)).text("reference", "");
        Scanned scanned;
        try {
            scanned = read(reference, lease);
        } catch (PratiqueException refused) {
            if (refused.kind() == ErrorKind.IO) {
                throw refused;
            }
            throw new PermanentException(String.valueOf(refused.getMessage()), refused);
        }
        Digest known = scanned.result().digest();
        String digest = known == null ? reference : known.toString();
        Committing.commit(lease, generations, (transaction, advisories) -> {
            var catalogue = new Catalogue(transaction, job.organisation());
            int repository = catalogue.repository(machine(transaction, job.organisation()), reference);
            int image = catalogue.image(repository, scanned.described(digest), null);
            catalogue.members(digest, List.of(image));
            InventoryStore.save(
                    transaction, job.organisation(), image, scanned.result(), scanned.document(), advisories.judging());
        });
    }

    private Scanned read(String reference, Lease lease) throws IOException {
        try (Target target =
                ImageSources.open(reference, new SourceOptions(null, false, Limits.DEFAULT, environment))) {
            return Scanned.read(target, reference.equals("dir:/") ? SKIPPED : List.of(), lease);
        }
    }

    private static int machine(Handle transaction, int organisation) {
        return transaction
                .createQuery("""
                        insert into registry (organisation, name, kind, address, poll_due)
                        values (:organisation, 'this machine', 'machine', 'machine', 'infinity')
                        on conflict (organisation, name) do update set removed = null returning id
                        """)
                .bind("organisation", organisation)
                .mapTo(Integer.class)
                .one();
    }
}
