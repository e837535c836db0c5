package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends single HTTP requests, through the proxy where there is one. Redirects and challenges are the callers'
/// business.
///
/// The JDK's clients are made when first used: one that verifies certificates, and one that does not, for hosts
/// that the user called insecure.
public final class HttpTransport implements Closeable {
    /// Bodies up to this many bytes, such as error messages, come in one packet.
    private static final int SHORT = 1024;

    private final String userAgent;
    private final Proxies proxies;
    private final TlsTrust trust;
    private final Duration connectTimeout;
    private final Duration idleTimeout;
    private @Nullable HttpClient verifying;
    private @Nullable HttpClient unverifying;

    /// A transport that calls itself `pratique`.
    ///
    /// @param idleTimeout how long to wait for the headers of a response, and for each next part of its body
    public HttpTransport(Proxies proxies, TlsTrust trust, Duration connectTimeout, Duration idleTimeout) {
        this("pratique", proxies, trust, connectTimeout, idleTimeout);
    }

    /// @param userAgent what it calls itself
    public HttpTransport(
            String userAgent, Proxies proxies, TlsTrust trust, Duration connectTimeout, Duration idleTimeout) {
        this.userAgent = userAgent;
        this.proxies = proxies;
        this.trust = trust;
        this.connectTimeout = connectTimeout;
        this.idleTimeout = idleTimeout;
        allowBasicForTunnels();
    }

    /// A response whose body is still to be read; closing it early gives up the connection.
    public record Response(URI url, int status, java.net.http.HttpHeaders headers, BodyStream body)
            implements Closeable {
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /// Reads the whole body.
        ///
        /// @throws HttpException when it is longer than `limit` bytes or takes longer than the deadline
        public byte[] read(int limit, String what, Waiting waiting, Instant deadline) throws IOException {
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (out.size() + count > limit) {
                    throw new HttpException(
                            ErrorKind.INVALID_INPUT, what + " is larger than " + (limit >> 10) + " KiB; refused");
                }
                if (waiting.now().isAfter(deadline)) {
                    throw new HttpException(ErrorKind.IO, what + " takes too long to arrive; given up");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        }

        /// Reads a short body away, so that the connection can be used again, and closes.
        public void discard() {
            try (this) {
                OptionalLong length = headers.firstValueAsLong("Content-Length");
                if (length.isPresent() && length.getAsLong() <= SHORT) {
                    body.skipNBytes(Math.max(0, length.getAsLong()));
                }
            } catch (IOException | NumberFormatException unreadable) {
                // closing gives the connection up
            }
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /// A request to be sent.
    ///
    /// @param headers without `User-Agent`, `Host` and `Content-Length`
    /// @param longest how long the body and the headers of the response may take; null for the usual time
    public record Outgoing(
            String method,
            URI url,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            @Nullable Duration longest) {
        /// Without a body.
        public Outgoing(String method, URI url, Map<String, String> headers) {
            this(method, url, headers, HttpRequest.BodyPublishers.noBody(), null);
        }

        /// With a text as its body.
        public Outgoing(String method, URI url, Map<String, String> headers, String body) {
            this(method, url, headers, HttpRequest.BodyPublishers.ofString(body), null);
        }

        /// Headers and bodies may hold credentials.
        @Override
        public String toString() {
            return "Outgoing[" + method + "]";
        }
    }

    /// @param form the body of a POST; null for a GET
    /// @param verified false to take any certificate
    public Response send(URI url, Map<String, String> headers, @Nullable String form, boolean verified)
            throws IOException {
        if (form == null) {
            return send(new Outgoing("GET", url, headers), verified);
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return send(new Outgoing("POST", url, all, form), verified);
    }

    /// @param verified false to take any certificate
    public Response send(Outgoing outgoing, boolean verified) throws IOException {
        URI url = outgoing.url();
        HttpRequest.Builder request = request(url).header("User-Agent", userAgent);
        try {
            outgoing.headers().forEach(request::header);
        } catch (IllegalArgumentException malformed) {
            throw new HttpException(
                    ErrorKind.USAGE,
                    "the credentials for " + url.getHost() + " hold characters that HTTP does not allow");
        }
        String proxyAuthorization = proxies.authorization(url);
        if (proxyAuthorization != null) {
            request.header("Proxy-Authorization", proxyAuthorization);
        }
        request.method(outgoing.method(), outgoing.body());
        Duration longest = outgoing.longest();
        return exchange(client(verified), request.build(), longest == null ? idleTimeout : longest);
    }

    /// Servers may redirect to anything that looks like a URL, for example to port 99999.
    private static HttpRequest.Builder request(URI url) throws HttpException {
        boolean usable = url.getPort() < 1 << 16 && url.getPort() != 0;
        try {
            if (usable) {
                return HttpRequest.newBuilder(url);
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new HttpException(ErrorKind.IO, "a server leads to something that is no HTTP URL");
    }

    /// The timeout is kept here, since the request's own may come to count the body as well.
    private Response exchange(HttpClient client, HttpRequest request, Duration longest) throws IOException {
        CompletableFuture<HttpResponse<BodyStream>> sent =
                client.sendAsync(request, info -> new BodyStream(idleTimeout));
        try {
            HttpResponse<BodyStream> response = sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(request.uri(), response.statusCode(), response.headers(), body(response));
        } catch (TimeoutException silent) {
            sent.cancel(true);
            throw new SocketTimeoutException("no response for " + longest.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException problem ? problem : new IOException(failed.getCause());
        }
    }

    /// The JDK gives no body, against its documentation, where a proxy refuses the tunnel.
    private static BodyStream body(HttpResponse<BodyStream> response) {
        @Nullable BodyStream body = response.body();
        return body == null ? BodyStream.empty() : body;
    }

    private synchronized HttpClient client(boolean verified) throws IOException {
        HttpClient present = verified ? verifying : unverifying;
        if (present != null) {
            return present;
        }
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(proxies);
        javax.net.ssl.SSLContext context = verified ? trust.verifying() : TlsTrust.unverifying();
        if (context != null) {
            builder.sslContext(context);
        }
        HttpClient made = builder.build();
        if (verified) {
            verifying = made;
        } else {
            unverifying = made;
        }
        return made;
    }

    /// The JDK does not send Basic credentials to a proxy for a tunnel unless this property is empty. It is read
    /// once, with the first request.
    private static void allowBasicForTunnels() {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "");
        }
    }

    @Override
    public synchronized void close() {
        if (verifying != null) {
            verifying.shutdownNow();
        }
        if (unverifying != null) {
            unverifying.shutdownNow();
        }
    }
}
