package io.pratique.server.scan;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An image that is to be scanned.
///
/// @param reference the digest, or a tag where the digest is not known
/// @param again whether to read it even when these analyzers read it before
public record ScanRequest(int registry, String repository, String reference, boolean again) {
    public static final String KIND = "scan";

    /// Which analyzers this program has, as inventories name them.
    public static final String ANALYZERS = AnalyzerVersions.text(Analyzers.ALL);

    /// As a job; two requests for the same digest are one, whatever the repository. What a tag leads to may have
    /// changed while it was read.
    public NewJob job(int organisation, Priority priority) {
        String key = isDigest() ? reference : registry + "/" + repository + ":" + reference;
        return new NewJob(organisation, KIND, again ? key + "!" : key, registry, priority, payload(), !isDigest());
    }

    private String payload() {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> json.number("registry", registry)
                    .string("repository", repository)
                    .string("reference", reference)
                    .bool("again", again));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The same image, where it lies too.
    ScanRequest at(Meanwhile.Place place) {
        return new ScanRequest(place.registry(), place.repository(), reference, again);
    }

    boolean isDigest() {
        return reference.indexOf(':') > 0;
    }

    static ScanRequest of(Job job) throws IOException {
        JsonValue payload = Json.parse(job.payload().getBytes(StandardCharsets.UTF_8));
        @Nullable Long registry = payload.get("registry").integer();
        if (registry == null) {
            throw new IOException("the job names no registry");
        }
        return new ScanRequest(
                registry.intValue(),
                payload.text("repository", ""),
                payload.text("reference", ""),
                payload.get("again").isTrue());
    }
}
