package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Retry;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Writes to a repository (OCI distribution-spec, "Pushing blobs" and "Pushing Manifests"): each blob with one
/// `POST` and one `PUT`, unless it is there already.
record Pushes(Session session) {
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /// Bytes for each second; a registry that takes less is given up.
    private static final long SLOWEST = 64 << 10;

    /// A body that can be sent again.
    @FunctionalInterface
    interface Body {
        BodyPublisher publisher() throws IOException;
    }

    /// @return whether anything was sent
    boolean blob(Digest digest, long size, Body body) throws IOException {
        if (has(digest)) {
            return false;
        }
        Duration longest = SHORTEST.plusSeconds(size / SLOWEST);
        Retry retry = session.retry();
        return retry.run(retry.waiting().now().plus(longest), () -> {
            upload(digest, body, longest);
            return true;
        });
    }

    void manifest(String version, String mediaType, byte[] bytes) throws IOException {
        URI url = session.url("manifests/" + version);
        var upload =
                new Upload("PUT", url, Map.of("Content-Type", mediaType), BodyPublishers.ofByteArray(bytes), SHORTEST);
        Retry retry = session.retry();
        Instant deadline = retry.waiting().now().plus(SHORTEST);
        retry.run(deadline, () -> session.send(upload)).discard();
    }

    /// A registry that does not answer `HEAD` gets the blob once more; that costs time alone.
    private boolean has(Digest digest) throws IOException {
        URI url = session.url("blobs/" + digest);
        try {
            session.send(new Upload("HEAD", url, Map.of(), BodyPublishers.noBody(), SHORTEST))
                    .discard();
            return true;
        } catch (HttpException absent) {
            if (absent.kind() == ErrorKind.UNAUTHORIZED) {
                throw absent;
            }
            return false;
        }
    }

    private void upload(Digest digest, Body body, Duration longest) throws IOException {
        URI start = session.url("blobs/uploads/");
        URI place;
        try (Response begun = session.send(new Upload("POST", start, Map.of(), BodyPublishers.noBody(), SHORTEST))) {
            place = session.next(begun);
            begun.discard();
        }
        URI whole = URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
        Map<String, String> type = Map.of("Content-Type", "application/octet-stream");
        session.send(new Upload("PUT", whole, type, body.publisher(), longest)).discard();
    }
}
