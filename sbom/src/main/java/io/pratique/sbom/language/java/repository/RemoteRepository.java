package io.pratique.sbom.language.java.repository;

import io.pratique.http.EgressGuard;
import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Proxies;
import io.pratique.http.Redirects;
import io.pratique.http.Retry;
import io.pratique.http.TlsTrust;
import io.pratique.http.Transient;
import io.pratique.http.Waiting;
import io.pratique.image.LimitException;
import io.pratique.model.ErrorKind;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A repository that is reached by HTTP, for one scan: at most 2,000 files within five minutes, each checked by its
/// SHA-1 and kept for later scans.
///
/// What is kept needs no network, since released versions never change; snapshots do, and are never asked for.
/// Where the repository cannot be reached it is not tried again.
public final class RemoteRepository implements MavenRepository, Closeable {
    static final int MOST_FILES = 2_000;
    static final int ATTEMPTS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_BYTES_OF_SHA1 = 4096;

    private final URI url;
    private final PomCache cache;
    private final HttpTransport transport;
    private final Redirects redirects;
    private final Retry retry;
    private int asked;
    private @Nullable Instant deadline;
    private @Nullable IOException end;

    private RemoteRepository(URI url, PomCache cache, Map<String, String> environment, Waiting waiting) {
        var proxies = Proxies.of(environment);
        this.url = url;
        this.cache = cache;
        this.transport = new HttpTransport(proxies, TlsTrust.of(environment), CONNECT_TIMEOUT, IDLE_TIMEOUT);
        var guard = new EgressGuard(url.getHost(), proxies, InetAddress::getAllByName);
        this.redirects = new Redirects(transport, guard, url.getAuthority(), false);
        this.retry = new Retry(ATTEMPTS, waiting, RandomGenerator.getDefault());
    }

    /// @param url as [RepositoryUrl] gives it
    /// @param environment tells the proxies and whose certificates are believed, as for registries
    /// @param cacheFolder where to keep files, in a folder for each repository; null for nowhere
    /// @throws IllegalArgumentException naming the variable that cannot be understood
    public static RemoteRepository open(URI url, Map<String, String> environment, @Nullable Path cacheFolder) {
        return open(url, environment, cacheFolder, Waiting.SYSTEM);
    }

    static RemoteRepository open(
            URI url, Map<String, String> environment, @Nullable Path cacheFolder, Waiting waiting) {
        Path folder = cacheFolder == null ? null : cacheFolder.resolve("maven").resolve(RepositoryUrl.folder(url));
        return new RemoteRepository(url, new PomCache(folder), environment, waiting);
    }

    @Override
    public String name() {
        return url.toString();
    }

    @Override
    public Optional<byte[]> find(String path) throws IOException {
        Optional<byte[]> kept = cache.find(path);
        if (kept.isPresent() || path.endsWith("-SNAPSHOT.pom")) {
            return kept;
        }
        Optional<byte[]> found = download(path);
        found.ifPresent(content -> cache.keep(path, content));
        return found;
    }

    /// Lists grow, so they are not kept.
    @Override
    public Collection<String> versions(String folder) throws IOException {
        Optional<byte[]> found = download(folder + "/" + MavenMetadata.NAME);
        return found.isEmpty() ? List.of() : MavenMetadata.versions(found.get());
    }

    private Optional<byte[]> download(String path) throws IOException {
        Instant last = admit();
        try {
            Optional<byte[]> found = fetch(path, MOST_BYTES, last);
            if (found.isPresent()) {
                verify(path, found.get(), last);
            }
            return found;
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.IO) {
                end(problem);
            }
            throw problem;
        }
    }

    /// Until when the file must be there.
    private synchronized Instant admit() throws IOException {
        if (end != null) {
            throw end;
        }
        if (++asked > MOST_FILES) {
            throw new LimitException("more than " + MOST_FILES + " files asked for in one scan");
        }
        if (deadline == null) {
            deadline = retry.waiting().now().plus(LONGEST);
        }
        retry.requireTime(deadline, "fetching");
        return deadline;
    }

    private synchronized void end(IOException problem) {
        end = problem;
    }

    private void verify(String path, byte[] content, Instant last) throws IOException {
        byte[] file = fetch(path + ".sha1", MOST_BYTES_OF_SHA1, last)
                .orElseThrow(() -> invalid("has no SHA-1 beside it; refused"));
        String stated = Sha1.stated(file).orElseThrow(() -> invalid("has no readable SHA-1 beside it; refused"));
        if (!stated.equals(Sha1.of(content))) {
            throw invalid("has another SHA-1 than the one beside it; refused");
        }
    }

    private static HttpException invalid(String message) {
        return new HttpException(ErrorKind.INVALID_INPUT, message);
    }

    private Optional<byte[]> fetch(String path, int limit, Instant last) throws IOException {
        URI file = URI.create(url + "/" + path);
        return retry.run(last, () -> {
            try {
                return attempt(file, limit, last);
            } catch (IOException problem) {
                throw Transient.explain(problem, url.getAuthority());
            }
        });
    }

    private Optional<byte[]> attempt(URI file, int limit, Instant last) throws IOException {
        try (Response response = redirects.get(file, Map.of(), null)) {
            return switch (response.status()) {
                case 200 -> Optional.of(response.read(limit, "the file", retry.waiting(), last));
                case 404, 410 -> {
                    response.discard();
                    yield Optional.empty();
                }
                default -> throw refusal(response);
            };
        }
    }

    private HttpException refusal(Response response) {
        int status = response.status();
        boolean passing = status == 408 || status == 429 || status >= 500;
        return new HttpException(
                status == 401 || status == 403 ? ErrorKind.UNAUTHORIZED : ErrorKind.IO,
                url.getHost() + " answers with HTTP status " + status,
                passing ? new HttpException.Wait(retry.retryAfter(response.header("Retry-After"))) : null,
                null);
    }

    @Override
    public void close() {
        transport.close();
    }
}
