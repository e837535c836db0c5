package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Redirects;
import io.pratique.http.Retry;
import io.pratique.http.Transient;
import io.pratique.image.registry.auth.Authorizer;
import io.pratique.image.registry.auth.TokenService;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads from one repository at one endpoint, or the list of all: authorised, retried, redirected. Used by several
/// threads at once.
final class Session {
    private final Endpoint endpoint;
    private final Gateway gateway;
    private final Access access;
    private final Authorizer authorizer;
    private final Retry retry;

    Session(Endpoint endpoint, Gateway gateway, Access access, Retry retry) {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.access = access;
        this.retry = retry;
        String registry = endpoint.registry();
        this.authorizer = new Authorizer(
                endpoint.scope(),
                () -> access.credentials().find(registry, endpoint.repository()),
                gateway.realms(),
                new TokenService(registry, gateway.redirects(), retry));
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
        return once("GET", path, headers);
    }

    /// Sends a request once.
    Response once(String method, String path, Map<String, String> headers) throws IOException {
        try {
            return attempt(method, path, headers);
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

    private Response attempt(String method, String path, Map<String, String> headers) throws IOException {
        URI base = gateway.origin().get();
        URI url = base.resolve(endpoint.path() + path);
        String used = authorizer.header();
        Response response = send(method, url, headers, used);
        if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
            response.discard();
            String fresh = authorizer.answer(response.headers().allValues("WWW-Authenticate"), used);
            if (fresh == null) {
                throw unauthorized();
            }
            response = send(method, url, headers, fresh);
            if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
                response.discard();
                throw unauthorized();
            }
        }
        return Statuses.require(response, endpoint, retry);
    }

    private Response send(String method, URI url, Map<String, String> headers, @Nullable String authorization)
            throws IOException {
        Budget budget = gateway.budget();
        if (budget != null) {
            budget.take();
        }
        Response response = gateway.redirects().send(method, url, headers, authorization);
        if (budget != null) {
            try {
                budget.observe(response.status(), response.headers());
            } catch (IOException paused) {
                response.discard();
                throw paused;
            }
        }
        return response;
    }

    private HttpException unauthorized() {
        return Statuses.unauthorized(endpoint, authorizer.hasCredential(), access.advice());
    }
}
