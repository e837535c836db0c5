package io.pratique.http;

import io.pratique.http.HttpTransport.Response;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends GET and HEAD requests to one server and follows redirects, at most five.
///
/// `Authorization` is dropped for good at the first step to another origin; each new host passes the [EgressGuard];
/// TLS is never given up.
///
/// @param location host and port of the server
/// @param insecure whether the server may be plain HTTP or show any certificate
public record Redirects(HttpTransport transport, EgressGuard guard, String location, boolean insecure) {
    private static final int MOST = 5;

    public Response get(URI url, Map<String, String> headers, @Nullable String authorization) throws IOException {
        return send("GET", url, headers, authorization);
    }

    public Response send(String method, URI url, Map<String, String> headers, @Nullable String authorization)
            throws IOException {
        URI current = url;
        String shown = authorization;
        for (int hops = 0; hops <= MOST; hops++) {
            Response response = transport.send(
                    new HttpTransport.Outgoing(method, current, with(headers, shown)), isVerified(current));
            if (!isRedirect(response.status())) {
                return response;
            }
            response.discard();
            URI next = next(current, response.header("Location"));
            shown = sameOrigin(current, next) ? shown : null;
            current = next;
        }
        throw refused("redirects more than " + MOST + " times; given up");
    }

    /// POSTs a form to a URL, once; a redirect is an answer like any other.
    public Response post(URI url, String form) throws IOException {
        return transport.send(url, Map.of(), form, isVerified(url));
    }

    /// Sends a body to the server, once; a redirect is an answer like any other.
    ///
    /// @param authorization for this URL and for no other
    public Response send(
            String method,
            URI url,
            Map<String, String> headers,
            @Nullable String authorization,
            HttpRequest.BodyPublisher body,
            Duration longest)
            throws IOException {
        return transport.send(
                new HttpTransport.Outgoing(method, url, with(headers, authorization), body, longest), isVerified(url));
    }

    private static Map<String, String> with(Map<String, String> headers, @Nullable String authorization) {
        if (authorization == null) {
            return headers;
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", authorization);
        return all;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /// Where a response leads to.
    ///
    /// @param location the value of its `Location` header
    /// @throws HttpException when it may not be followed
    public URI next(URI current, @Nullable String location) throws HttpException {
        URI next;
        try {
            URI target = new URI(location == null ? "" : location);
            if (target.toString().isEmpty()) {
                throw refused("redirects without saying where to");
            }
            next = current.resolve(target);
        } catch (URISyntaxException malformed) {
            throw refused("redirects to something that is no URL");
        }
        boolean http = "http".equalsIgnoreCase(next.getScheme());
        if (next.getHost() == null
                || next.getRawUserInfo() != null
                || !(http || "https".equalsIgnoreCase(next.getScheme()))) {
            throw refused("redirects to something that is no HTTP URL");
        }
        if (http && !"http".equalsIgnoreCase(current.getScheme())) {
            throw refused("redirects from HTTPS to plain HTTP; refused");
        }
        guard.check(next, "redirect");
        return next;
    }

    private HttpException refused(String message) {
        return new HttpException(ErrorKind.IO, this.location + " " + message);
    }

    private boolean isVerified(URI url) {
        return !(insecure && Hosts.name(location).equalsIgnoreCase(url.getHost()));
    }

    /// Whether both URLs have the same scheme, host and port, so that what is said to one may be said to the other.
    public static boolean sameOrigin(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && port(one, one.getPort()) == port(other, other.getPort());
    }

    private static int port(URI url, int stated) {
        return stated >= 0 ? stated : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
