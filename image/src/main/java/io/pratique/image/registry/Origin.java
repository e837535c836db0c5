package io.pratique.image.registry;

import io.pratique.http.EgressGuard;
import io.pratique.http.HttpTransport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out, once, whether a registry speaks HTTPS or plain HTTP, where it may do either. No credential is sent.
final class Origin {
    private final Endpoint endpoint;
    private final HttpTransport transport;
    private final EgressGuard guard;
    private @Nullable URI found;

    Origin(Endpoint endpoint, HttpTransport transport, EgressGuard guard) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.guard = guard;
    }

    /// The beginning of all addresses at the endpoint, which may be contacted now.
    synchronized URI get() throws IOException {
        guard.check(URI.create("https://" + endpoint.location()), "address");
        URI known = found == null ? find() : found;
        found = known;
        return known;
    }

    private URI find() throws IOException {
        List<String> schemes = schemes();
        for (String scheme : schemes.subList(0, schemes.size() - 1)) {
            URI origin = URI.create(scheme + "://" + endpoint.location());
            if (answers(origin)) {
                return origin;
            }
        }
        return URI.create(schemes.getLast() + "://" + endpoint.location());
    }

    /// On this machine nobody listens on the way, and plain HTTP is the rule.
    private List<String> schemes() {
        if (endpoint.isLoopback()) {
            return List.of("http", "https");
        }
        return endpoint.insecure() ? List.of("https", "http") : List.of("https");
    }

    /// Servers of HTTPS answer plain HTTP with status 400, or not at all.
    private boolean answers(URI origin) throws IOException {
        try (HttpTransport.Response response =
                transport.send(origin.resolve("/v2/"), Map.of(), null, !endpoint.insecure())) {
            response.discard();
            return response.status() != 400;
        } catch (InterruptedIOException interrupted) {
            if (interrupted instanceof SocketTimeoutException) {
                return false;
            }
            throw interrupted;
        } catch (IOException otherScheme) {
            return false;
        }
    }
}
