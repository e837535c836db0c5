package io.pratique.image.registry;

import io.pratique.http.EgressGuard;
import io.pratique.http.Hosts;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Redirects;
import io.pratique.http.Retry;
import io.pratique.http.Transient;
import io.pratique.image.registry.auth.Authorizer;
import io.pratique.image.registry.auth.Credentials;
import io.pratique.image.registry.auth.RealmRule;
import io.pratique.image.registry.auth.TokenService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads from one repository at one endpoint: authorised, retried, redirected. Used by several threads at once.
final class Session {
    private final Endpoint endpoint;
    private final HttpTransport transport;
    private final Redirects redirects;
    private final Authorizer authorizer;
    private final Retry retry;
    private @Nullable URI origin;

    Session(
            Endpoint endpoint,
            RegistrySettings settings,
            HttpTransport transport,
            Credentials credentials,
            Retry retry) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.retry = retry;
        String registry = endpoint.registry();
        String location = endpoint.location();
        var guard = new EgressGuard(Hosts.name(location), settings.proxies(), InetAddress::getAllByName);
        this.redirects = new Redirects(transport, guard, location, endpoint.insecure());
        List<String> realms = settings.realms().getOrDefault(registry, List.of());
        this.authorizer = new Authorizer(
                endpoint.repository(),
                () -> credentials.find(registry, endpoint.repository()),
                new RealmRule(registry, location, endpoint.plain(), realms, guard),
                new TokenService(registry, redirects, retry));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Retry retry() {
        return retry;
    }

    /// Asks for a part of the repository.
    ///
    /// @param path below the repository: `manifests/latest`
    /// @return a response of status 200 or 206
    Response get(String path, Map<String, String> headers, Instant deadline) throws IOException {
        return retry.run(deadline, () -> getOnce(path, headers));
    }

    /// Like [#get], for callers that repeat the request themselves.
    Response getOnce(String path, Map<String, String> headers) throws IOException {
        try {
            return attempt(path, headers);
        } catch (IOException problem) {
            throw Transient.explain(problem, "registry " + endpoint.registry());
        }
    }

    /// Reads the whole body of a response; see [Response#read].
    byte[] read(Response response, int limit, String what, Instant deadline) throws IOException {
        try {
            return response.read(limit, what, retry.waiting(), deadline);
        } catch (IOException problem) {
            throw Transient.explain(problem, "registry " + endpoint.registry());
        }
    }

    private Response attempt(String path, Map<String, String> headers) throws IOException {
        URI base = origin();
        URI url = base.resolve("/v2/" + endpoint.repository() + "/" + path);
        String used = authorizer.header();
        Response response = redirects.get(url, headers, used);
        if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
            response.discard();
            String fresh = authorizer.answer(response.headers().allValues("WWW-Authenticate"), used);
            if (fresh == null) {
                throw Statuses.unauthorized(endpoint, authorizer.hasCredential());
            }
            response = redirects.get(url, headers, fresh);
            if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
                response.discard();
                throw Statuses.unauthorized(endpoint, authorizer.hasCredential());
            }
        }
        return Statuses.require(response, endpoint, retry);
    }

    private synchronized URI origin() throws IOException {
        if (origin == null) {
            origin = Origin.of(endpoint, transport);
        }
        return origin;
    }
}
