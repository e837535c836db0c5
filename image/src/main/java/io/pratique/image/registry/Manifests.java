package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.image.manifest.Document;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads manifests (OCI distribution-spec, "Pulling manifests"): `GET /v2/NAME/manifests/REFERENCE`.
record Manifests(Sessions sessions) {
    /// For all attempts at one endpoint together.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String ACCEPT = String.join(", ", MediaTypes.ACCEPTED);

    /// A manifest's bytes, and what the registry calls them.
    record Body(byte[] bytes, @Nullable String mediaType) {
        Document parse() {
            return Documents.parse(bytes, mediaType);
        }
    }

    /// What a tag or digest leads to, by the headers of a `HEAD` request: they are the registry's word and not
    /// verified. Empty where this registry does not say it in headers.
    Optional<Resolved> head(String version) throws IOException {
        return sessions.first(session -> {
            Instant deadline = session.retry().waiting().now().plus(LONGEST);
            return session.retry().run(deadline, () -> {
                try (Response response = ask(session, "HEAD", version)) {
                    String digest = response.header("Docker-Content-Digest");
                    long size = response.headers()
                            .firstValue("Content-Length")
                            .filter(length -> length.matches("[0-9]{1,9}"))
                            .map(Long::valueOf)
                            .orElse(-1L);
                    return digest == null
                            ? Optional.<Resolved>empty()
                            : Optional.of(new Resolved(
                                    parse(digest), MediaTypes.plain(response.header("Content-Type")), size));
                }
            });
        });
    }

    /// The manifest of a tag or digest, verified against the digest asked for and the one that the registry states.
    ///
    /// @param digest what the bytes must hash to; null for a tag
    Body get(String version, @Nullable Digest digest) throws IOException {
        return sessions.first(session -> {
            Instant deadline = session.retry().waiting().now().plus(LONGEST);
            return session.retry().run(deadline, () -> read(session, version, digest, deadline));
        });
    }

    private static Body read(Session session, String version, @Nullable Digest digest, Instant deadline)
            throws IOException {
        try (Response response = ask(session, "GET", version)) {
            String what = "the manifest of registry " + session.endpoint().registry();
            byte[] bytes = session.read(response, Documents.MAX_SIZE, what, deadline);
            String stated = response.header("Docker-Content-Digest");
            if (digest != null) {
                Hashes.verify(digest, bytes, "manifest");
            }
            if (stated != null) {
                Hashes.verify(parse(stated), bytes, "manifest");
            }
            return new Body(bytes, response.header("Content-Type"));
        }
    }

    private static Response ask(Session session, String method, String version) throws IOException {
        try {
            return session.once(method, "manifests/" + version, Map.of("Accept", ACCEPT));
        } catch (HttpException refused) {
            if (refused.kind() != ErrorKind.NOT_FOUND) {
                throw refused;
            }
            Endpoint endpoint = session.endpoint();
            throw new HttpException(
                    ErrorKind.NOT_FOUND,
                    "registry " + endpoint.registry() + " has no image " + endpoint.repository()
                            + (version.contains(":") ? "@" : ":") + version + "; check the name and the tag");
        }
    }

    private static Digest parse(String stated) throws HttpException {
        try {
            return Digest.parse(stated);
        } catch (IllegalArgumentException malformed) {
            throw new HttpException(
                    ErrorKind.INVALID_INPUT,
                    "the registry states an invalid digest for the manifest: " + malformed.getMessage());
        }
    }
}
