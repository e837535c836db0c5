package io.pratique.image.registry;

import io.pratique.http.Hosts;
import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Retry;
import io.pratique.http.Transient;
import io.pratique.http.Waiting;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Document;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.image.manifest.Index;
import io.pratique.image.manifest.Manifest;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.image.manifest.PlatformChoice;
import io.pratique.image.registry.auth.Challenge;
import io.pratique.image.registry.auth.Credential;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks one registry what it has: repositories, tags, and what those lead to. Mirrors are not asked, since they lag
/// behind. Used by several threads at once.
///
/// There is nothing conditional by `ETag` here: registries give one for manifests alone, and a `HEAD` request for
/// a manifest is as short and says more.
public final class RegistryClient implements Closeable {
    private static final int MOST_SESSIONS = 64;

    /// Images of one index and of those inside it, at most.
    private static final int MOST_IMAGES = 1000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Endpoint whole;
    private final RegistrySettings settings;
    private final Access access;
    private final HttpTransport transport;
    private final Retry retry;
    private final Budget budget;
    private final Gateway gateway;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    private RegistryClient(
            String registry, RegistrySettings settings, Access access, HttpTransport transport, Waiting waiting) {
        this.whole = new Endpoint(registry, "", settings.insecure().contains(registry));
        this.settings = settings;
        this.access = access;
        this.transport = transport;
        this.retry = new Retry(Sessions.ATTEMPTS, waiting, RandomGenerator.getDefault());
        this.budget = new Budget(registry, retry);
        this.gateway = Gateway.of(whole, settings, transport, access.reach(), budget);
    }

    /// @param registry host with an optional port, as references name it
    public static RegistryClient open(String registry, RegistrySettings settings, Access access) {
        return open(registry, settings, access, RegistryTarget.IDLE_TIMEOUT, Waiting.SYSTEM);
    }

    /// @param idleTimeout how long to wait for an answer
    public static RegistryClient open(
            String registry, RegistrySettings settings, Access access, Duration idleTimeout, Waiting waiting) {
        var transport =
                new HttpTransport(settings.proxies(), settings.trust(), RegistryTarget.CONNECT_TIMEOUT, idleTimeout);
        return new RegistryClient(registry, settings, access, transport, waiting);
    }

    /// The account of requests.
    public Budget budget() {
        return budget;
    }

    /// Whether the registry is there, speaks the protocol and takes the credential (OCI distribution-spec,
    /// "Determining Support"). Nothing is said where it does.
    public void ping() throws IOException {
        Session session = session("");
        try (Response response = session.get("", Map.of(), deadline())) {
            response.discard();
        }
    }

    /// What a tag or digest leads to.
    ///
    /// @throws HttpException NOT_FOUND where there is nothing
    public Resolved resolve(String repository, String version) throws IOException {
        try {
            Optional<Resolved> resolved = new Manifests(Sessions.only(session(repository))).head(version);
            if (resolved.isPresent()) {
                return resolved.get();
            }
        } catch (HttpException refused) {
            boolean headUnknown = refused.kind() == ErrorKind.IO && refused.retry() == null && !isPaused();
            if (!headUnknown) {
                throw refused;
            }
        }
        Manifests.Body body = body(repository, version);
        return new Resolved(Hashes.sha256(body.bytes()), MediaTypes.plain(body.mediaType()), body.bytes().length);
    }

    private boolean isPaused() {
        return budget.pause().isPositive();
    }

    /// The manifest or index that a tag or digest leads to.
    ///
    /// @throws io.pratique.model.PratiqueException when it is malformed or no image
    public Fetched manifest(String repository, String version) throws IOException {
        Manifests.Body body = body(repository, version);
        return new Fetched(digest(version, body.bytes()), body.bytes().length, body.parse());
    }

    private static Digest digest(String version, byte[] body) {
        return version.startsWith("sha512:") ? Digest.parse(version) : Hashes.sha256(body);
    }

    private Manifests.Body body(String repository, String version) throws IOException {
        Digest digest = version.indexOf(':') < 0 ? null : Digest.parse(version);
        return new Manifests(Sessions.only(session(repository))).get(version, digest);
    }

    /// The images that a tag or digest leads to: those of an index, each once, or the one that it is. What is
    /// attached to images is left out.
    public List<PlatformImage> images(String repository, String version) throws IOException {
        Map<Digest, @Nullable Platform> out = new LinkedHashMap<>();
        Fetched first = manifest(repository, version);
        switch (first.document()) {
            case Manifest _ -> out.put(first.digest(), null);
            case Index index -> collect(repository, index, 1, out);
        }
        return out.entrySet().stream()
                .map(image -> new PlatformImage(image.getKey(), image.getValue()))
                .toList();
    }

    private void collect(String repository, Index index, int depth, Map<Digest, @Nullable Platform> out)
            throws IOException {
        for (Descriptor entry : index.manifests()) {
            if (!PlatformChoice.isImage(entry)) {
                continue;
            }
            String mediaType = MediaTypes.plain(entry.mediaType());
            if (MediaTypes.isIndex(mediaType)) {
                nested(repository, entry.digest(), depth, out);
            } else if (mediaType.isEmpty() || MediaTypes.isManifest(mediaType)) {
                out.putIfAbsent(entry.digest(), entry.platform());
            }
            if (out.size() > MOST_IMAGES) {
                throw new HttpException(
                        ErrorKind.INVALID_INPUT, "the image index lists more than " + MOST_IMAGES + " images");
            }
        }
    }

    private void nested(String repository, Digest digest, int depth, Map<Digest, @Nullable Platform> out)
            throws IOException {
        if (depth >= ImageResolver.MAX_DEPTH) {
            throw new HttpException(
                    ErrorKind.INVALID_INPUT,
                    "the image index is nested more than " + ImageResolver.MAX_DEPTH + " deep");
        }
        Document document = manifest(repository, digest.toString()).document();
        if (document instanceof Index inner) {
            collect(repository, inner, depth + 1, out);
        }
    }

    /// A page of the tags of a repository.
    ///
    /// @param cursor where the page before leads to; null for the first
    public Page<String> tags(String repository, @Nullable String cursor) throws IOException {
        return NameLists.TAGS.page(session(repository), cursor);
    }

    /// A page of the repositories that the credential may list.
    ///
    /// @param cursor where the page before leads to; null for the first
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return NameLists.REPOSITORIES.page(session(""), cursor);
    }

    /// The same with the whole answer, in which vendors say more.
    public TagList tagList(String repository, @Nullable String cursor) throws IOException {
        return NameLists.TAGS.read(session(repository), cursor);
    }

    /// What the vendor serves beside, on the registry's own host.
    public VendorInterface vendor() {
        return new VendorInterface(whole, gateway, retry, budget);
    }

    /// What the vendor serves beside, on another host.
    ///
    /// @param host with an optional port
    public VendorInterface vendor(String host) {
        boolean own = Hosts.name(host).equalsIgnoreCase(Hosts.name(whole.location()));
        var other = new Endpoint(host, "", whole.insecure() && own);
        return new VendorInterface(
                other, Gateway.of(other, settings, transport, access.reach(), budget), retry, budget);
    }

    /// The host, with an optional port, of the service that gives tokens for the registry, which sees the
    /// credential
    /// anyway; empty where it names none.
    ///
    /// @throws HttpException when it names one that may not be asked
    public Optional<String> tokenHost() throws IOException {
        URI url = gateway.origin().get().resolve(whole.path());
        try (Response response = gateway.redirects().get(url, Map.of(), null)) {
            response.discard();
            for (Challenge challenge : Challenge.parse(response.headers().allValues("WWW-Authenticate"))) {
                if (challenge.scheme().equals("bearer")) {
                    return Optional.of(gateway.realms()
                            .check(challenge.parameters().get("realm"))
                            .getAuthority());
                }
            }
            return Optional.empty();
        } catch (IOException problem) {
            throw Transient.explain(problem, "registry " + whole.registry());
        }
    }

    /// As whom the registry is asked; null for nobody.
    public @Nullable Credential credential() throws IOException {
        return access.credentials().find(whole.registry(), "");
    }

    private Session session(String repository) {
        synchronized (sessions) {
            return sessions.computeIfAbsent(
                    repository,
                    name -> new Session(
                            new Endpoint(whole.registry(), name, whole.insecure()), gateway, access, retry));
        }
    }

    private Instant deadline() {
        return retry.waiting().now().plus(LONGEST);
    }

    @Override
    public void close() {
        transport.close();
    }
}
