package io.pratique.image.registry;

import io.pratique.http.HttpTransport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Finds out whether a registry speaks HTTPS or plain HTTP, where it may do either. No credential is sent.
final class Origin {
    private Origin() {}

    /// The beginning of all addresses at the endpoint.
    static URI of(Endpoint endpoint, HttpTransport transport) throws IOException {
        List<String> schemes = schemes(endpoint);
        for (String scheme : schemes.subList(0, schemes.size() - 1)) {
            URI origin = URI.create(scheme + "://" + endpoint.location());
            if (answers(origin, endpoint, transport)) {
                return origin;
            }
        }
        return URI.create(schemes.getLast() + "://" + endpoint.location());
    }

    /// On this machine nobody listens on the way, and plain HTTP is the rule.
    private static List<String> schemes(Endpoint endpoint) {
        if (endpoint.isLoopback()) {
            return List.of("http", "https");
        }
        return endpoint.insecure() ? List.of("https", "http") : List.of("https");
    }

    /// Servers of HTTPS answer plain HTTP with status 400, or not at all.
    private static boolean answers(URI origin, Endpoint endpoint, HttpTransport transport) throws IOException {
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
