package io.pratique.server.harbor;

import io.pratique.http.HttpException;
import io.pratique.http.Reach;
import io.pratique.image.ImageTarget;
import io.pratique.image.registry.Access;
import io.pratique.image.registry.Reference;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.image.registry.RegistryTarget;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.scan.ImageScan;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scans an image that a Harbor asked for, with the right that came with the request.
public final class HarborScan implements JobHandler {
    private final ImageScan scan;
    private final Sealer sealer;
    private final Map<String, String> environment;

    /// @param environment of the server, for proxies, certificates and mirrors
    public HarborScan(Database database, Generations generations, Sealer sealer, Map<String, String> environment) {
        this.scan = new ImageScan(database, generations);
        this.sealer = sealer;
        Map<String, String> copy = new HashMap<>(environment);
        copy.keySet().removeIf(name -> name.equals(RegistrySettings.PREFIX + "_INSECURE"));
        this.environment = Map.copyOf(copy);
    }

    @Override
    public String kind() {
        return HarborJobs.KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        JsonValue payload = HarborJobs.payload(job.payload());
        Artifact artifact = Artifact.of(payload.get("artifact"));
        @Nullable Integer registry = job.registry();
        if (registry == null) {
            throw new PermanentException("the job names no registry");
        }
        try {
            RegistryPlace place = RegistryPlace.open(sealer, job.organisation(), payload.text("place", ""));
            scan.run(
                    job,
                    lease,
                    new ImageScan.Wanted(registry, artifact.repository(), artifact.digest(), false),
                    () -> open(place, artifact),
                    (transaction, catalogue, repository) -> {
                        String tag = artifact.tag();
                        if (tag != null) {
                            catalogue.tag(repository, tag, artifact.digest().toString(), null);
                        }
                        HarborJobs.forget(transaction, job.id());
                    });
        } catch (SealException closed) {
            throw new PermanentException(String.valueOf(closed.getMessage()), closed);
        } catch (PratiqueException refused) {
            throw lasting(refused, refused.kind());
        } catch (HttpException refused) {
            throw lasting(refused, refused.kind());
        }
    }

    /// Another attempt would show the same authorization to the same registry.
    private static Exception lasting(Exception refused, ErrorKind kind) {
        return kind == ErrorKind.IO ? refused : new PermanentException(String.valueOf(refused.getMessage()), refused);
    }

    /// A Harbor and the scanner that it uses are mostly in the same private network.
    private ImageTarget open(RegistryPlace place, Artifact artifact) throws IOException {
        var reference = new Reference(place.address(), artifact.repository(), null, artifact.digest());
        return RegistryTarget.open(
                reference.toString(),
                reference,
                RegistrySettings.of(environment, place.insecure(), place.address()),
                Access.given(place.credentials(), Reach.INTERNAL),
                null);
    }
}
