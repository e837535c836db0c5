package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lists what refers to a manifest (OCI distribution-spec 1.1, "Listing Referrers"): `GET
/// /v2/NAME/referrers/DIGEST`, page by page.
///
/// The list is not asked for by artifact type: registries need not filter, and there is no one type of SBOMs.
record Referrers(Sessions sessions) {
    private static final int MOST_PAGES = 100;
    private static final int MOST = 10_000;

    /// For all pages together.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Page(
            List<Artifact.Entry> entries, URI url, @Nullable String link) {}

    /// @throws HttpException NOT_FOUND where the registry cannot list referrers
    void list(Digest subject, Consumer<Artifact.Entry> out) throws IOException {
        sessions.first(session -> {
            list(session, "referrers/" + subject, out);
            return true;
        });
    }

    private static void list(Session session, String path, Consumer<Artifact.Entry> out) throws IOException {
        Instant deadline = session.retry().waiting().now().plus(LONGEST);
        Set<String> asked = new HashSet<>();
        Page page = first(session, path, deadline);
        int left = MOST;
        for (; ; ) {
            for (Artifact.Entry entry : page.entries()) {
                if (left-- <= 0) {
                    throw endless(session);
                }
                out.accept(entry);
            }
            Endpoint endpoint = session.endpoint();
            String next = Links.nextQuery(
                    page.url(), endpoint.path() + path, page.link(), endpoint.registry(), "what is attached");
            if (next == null) {
                return;
            }
            if (!asked.add(next) || asked.size() >= MOST_PAGES) {
                throw endless(session);
            }
            session.retry().requireTime(deadline, "listing what is attached");
            page = later(session, path, next, deadline);
        }
    }

    private static HttpException endless(Session session) {
        return new HttpException(
                ErrorKind.INVALID_INPUT,
                "the list of what is attached goes on for too long at registry "
                        + session.endpoint().registry() + ": " + MOST_PAGES + " pages or " + MOST
                        + " artifacts are read");
    }

    /// Registries without referrers answer 404, but also 400, 405, 406, or 200 and something else.
    private static Page first(Session session, String path, Instant deadline) throws IOException {
        try {
            return page(session, path, "", deadline);
        } catch (HttpException refused) {
            boolean absent = refused.kind() == ErrorKind.NOT_FOUND
                    || (refused.kind() == ErrorKind.IO && refused.retry() == null);
            throw absent ? absent() : refused;
        } catch (PratiqueException noIndex) {
            throw absent();
        }
    }

    private static HttpException absent() {
        return new HttpException(ErrorKind.NOT_FOUND, "the registry cannot list what is attached");
    }

    private static Page later(Session session, String path, String query, Instant deadline) throws IOException {
        try {
            return page(session, path, query, deadline);
        } catch (HttpException refused) {
            throw refused.kind() == ErrorKind.NOT_FOUND
                    ? new HttpException(ErrorKind.INVALID_INPUT, "a part of what is attached cannot be listed")
                    : refused;
        }
    }

    private static Page page(Session session, String path, String query, Instant deadline) throws IOException {
        return session.retry().run(deadline, () -> {
            try (Response response = session.getOnce(path + query, Map.of("Accept", MediaTypes.OCI_INDEX))) {
                byte[] body = session.read(response, Documents.MAX_SIZE, "the list of what is attached", deadline);
                return new Page(
                        Artifacts.list(body),
                        response.url(),
                        Links.next(response.headers().allValues("Link")));
            }
        });
    }
}
