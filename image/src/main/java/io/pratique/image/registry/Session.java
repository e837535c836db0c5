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

/// Talks to one repository at one endpoint, or asks for the list of all: authorised, retried, redirected. Used by
/// several threads at once.
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
        URI url = url(path);
        return Statuses.require(
                authorized(authorization -> send(method, url, headers, authorization)), endpoint, retry);
    }

    /// The address of a part of the repository.
    URI url(String path) throws IOException {
        return gateway.origin().get().resolve(endpoint.path() + path);
    }

    /// Sends something once. The credential is shown to the registry alone, not to another host that it has named.
    ///
    /// @return a response of any status below 300
    Response send(Upload upload) throws IOException {
        try {
            boolean own = Redirects.sameOrigin(gateway.origin().get(), upload.url());
            Request request = authorization -> gateway.redirects()
                    .send(
                            upload.method(),
                            upload.url(),
                            upload.headers(),
                            own ? authorization : null,
                            upload.body(),
                            upload.longest());
            Response response = own ? authorized(request) : request.send(null);
            return Statuses.requireTaken(response, endpoint, retry);
        } catch (IOException problem) {
            throw Transient.explain(problem, "registry " + endpoint.registry());
        }
    }

    /// Where to go on, as a response says.
    URI next(Response response) throws IOException {
        return gateway.redirects().next(response.url(), response.header("Location"));
    }

    @FunctionalInterface
    private interface Request {
        Response send(@Nullable String authorization) throws IOException;
    }

    /// Sends a request, and once more after a challenge.
    private Response authorized(Request request) throws IOException {
        URI base = gateway.origin().get();
        String used = authorizer.header();
        Response response = request.send(used);
        if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
            response.discard();
            String fresh = authorizer.answer(response.headers().allValues("WWW-Authenticate"), used);
            if (fresh == null) {
                throw unauthorized();
            }
            response = request.send(fresh);
            if (response.status() == 401 && Redirects.sameOrigin(base, response.url())) {
                response.discard();
                throw unauthorized();
            }
        }
        return response;
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
