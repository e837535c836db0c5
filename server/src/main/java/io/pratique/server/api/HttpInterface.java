package io.pratique.server.api;

import io.pratique.server.metrics.Meters;
import io.pratique.server.storage.Outage;
import io.pratique.server.trace.Span;
import io.pratique.server.trace.SpanKind;
import io.pratique.server.trace.TraceContext;
import io.pratique.server.trace.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// Serves the routes over HTTP.
public final class HttpInterface implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpInterface.class.getName());
    /// Tells of its start what nobody asked; held, since a logger that nobody holds is forgotten.
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /// What machines ask for all day.
    private static final Set<String> UNTRACED = Set.of("/health/live", "/health/ready", "/metrics");

    private static final int IDLE = 60_000;
    private static final int THREADS = 16;

    private final Server server;
    private final ServerConnector connector;
    private final Router router;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Meters meters;
    private final Tracer tracer;

    private HttpInterface(
            Server server, ServerConnector connector, Router router, Tokens tokens, Meters meters, Tracer tracer) {
        this.server = server;
        this.connector = connector;
        this.router = router;
        this.tokens = tokens;
        this.sessions = tokens.sessions();
        this.meters = meters;
        this.tracer = tracer;
    }

    /// @param address where to listen; port 0 for any
    /// @param meters counts what is answered
    /// @param tracer records it
    /// @throws IOException when the port is taken
    public static HttpInterface start(
            InetSocketAddress address, Router router, Tokens tokens, Meters meters, Tracer tracer) throws IOException {
        JETTY.setLevel(Level.WARNING);
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        threads.setName("http");
        var server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE);
        server.addConnector(connector);
        var http = new HttpInterface(server, connector, router, tokens, meters, tracer);
        server.setHandler(http.new Dispatch());
        server.setStopTimeout(5_000);
        try {
            server.start();
        } catch (Exception refused) {
            throw new IOException("cannot listen on " + address + ": " + refused.getMessage(), refused);
        }
        return http;
    }

    /// The port it listens on.
    public int port() {
        return connector.getLocalPort();
    }

    private final class Dispatch extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            TraceContext caller =
                    TraceContext.parse(request.getHeaders().get("traceparent")).orElse(null);
            tracer.span(SpanKind.SERVER, "request", caller, null, span -> handle(request, response, callback, span));
            return true;
        }

        private void handle(Request request, Response response, Callback callback, @Nullable Span span) {
            long begin = System.nanoTime();
            String route = "";
            Reply reply;
            try {
                Router.Found found = router.find(request.getMethod(), segments(request));
                route = found.route().path();
                reply = answer(request, found);
            } catch (Problem problem) {
                reply = document(problem);
            } catch (Exception | StackOverflowError failed) {
                if (Outage.isCauseOf(failed)) {
                    reply = document(Problem.unavailable(Outage.MESSAGE));
                } else {
                    LOG.log(
                            Level.WARNING,
                            request.getMethod() + " " + request.getHttpURI().getPath(),
                            failed);
                    reply = document(new Problem(500, "internal", "the server failed; its log says why"));
                }
            }
            describe(span, request.getMethod(), route, reply.status());
            // Before the answer is sent, so that whoever has it finds it counted.
            if (reply instanceof Reply.Whole) {
                meters.request(request.getMethod(), route, reply.status(), System.nanoTime() - begin);
                send(request, response, callback, reply);
            } else {
                send(request, response, callback, reply);
                meters.request(request.getMethod(), route, reply.status(), System.nanoTime() - begin);
            }
        }
    }

    /// OpenTelemetry's semantic conventions for HTTP servers.
    private static void describe(@Nullable Span span, String method, String route, int status) {
        if (span == null) {
            return;
        }
        String known = Meters.method(method);
        span.name(known + " " + (route.isEmpty() ? "none" : route));
        span.set("http.request.method", known.equals("other") ? "_OTHER" : known);
        span.set("http.response.status_code", status);
        if (!route.isEmpty()) {
            span.set("http.route", route);
        }
        if (UNTRACED.contains(route)) {
            span.forget();
        }
        if (status >= 500) {
            span.fail(Integer.toString(status));
        }
    }

    private Reply answer(Request request, Router.Found found) throws Exception {
        Optional<Integer> known = organisation(found.route(), request);
        if (known.isEmpty()) {
            if (found.route().access() == Route.Access.PAGE) {
                return Login.wanted(request.getMethod(), request.getHttpURI().getPathQuery());
            }
            throw Problem.unauthorized();
        }
        try (InputStream body = Content.Source.asInputStream(request)) {
            var call = new Call(
                    request.getMethod(),
                    request.getHttpURI().getPathQuery(),
                    found.variables(),
                    query(request),
                    headers(request),
                    known.get(),
                    isLocal(request),
                    body);
            return conditional(call, found.route().handler().answer(call));
        }
    }

    /// Whether a program on this machine asks, rather than a proxy on behalf of somebody (RFC 7239).
    private static boolean isLocal(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress().isLoopbackAddress()
                && !request.getHeaders().contains("Forwarded")
                && !request.getHeaders().contains("X-Forwarded-For");
    }

    /// On whose behalf a route is called, 0 where that does not matter; empty where it may not be called. Cookies
    /// are
    /// sent by browsers, whoever's page makes them: they open what changes nothing, and forms that carry a proof.
    private Optional<Integer> organisation(Route route, Request request) {
        String cookies = String.join("; ", request.getHeaders().getValuesList("Cookie"));
        return switch (route.access()) {
            case OPEN, OWN -> Optional.of(0);
            case PAGE -> sessions.organisation(cookies);
            case TOKEN -> {
                String authorization = request.getHeaders().get("Authorization");
                yield authorization == null && route.method().equals("GET")
                        ? sessions.organisation(cookies)
                        : tokens.organisation(authorization);
            }
        };
    }

    /// Percent-encoded slashes stay within a segment.
    private static List<String> segments(Request request) throws Problem {
        List<String> out = new ArrayList<>();
        for (String segment : Route.segments(request.getHttpURI().getPath())) {
            try {
                String decoded = org.eclipse.jetty.util.URIUtil.decodePath(segment);
                if (decoded.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("NUL");
                }
                out.add(decoded);
            } catch (IllegalArgumentException malformed) {
                throw Problem.badRequest("the address is not properly encoded");
            }
        }
        return out;
    }

    private static Map<String, List<String>> query(Request request) throws Problem {
        Map<String, List<String>> out = new LinkedHashMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                // PostgreSQL knows no text with the character NUL.
                if (field.getValues().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                    throw new IllegalArgumentException("NUL");
                }
                out.put(field.getName(), field.getValues());
            }
        } catch (RuntimeException malformed) {
            throw Problem.badRequest("the query is not properly encoded");
        }
        return out;
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> out = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            out.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field.getValue());
        }
        return out;
    }

    private static Reply conditional(Call call, Reply reply) {
        String tag = reply.headers().get("ETag");
        return tag != null && tag.equals(call.header("If-None-Match"))
                ? Reply.empty(304).with("ETag", tag)
                : reply;
    }

    private static Reply document(Problem problem) {
        try {
            byte[] body = Reply.bytes(json -> json.string("type", "urn:pratique:problem:" + problem.type())
                    .number("status", problem.status())
                    .string("detail", problem.detail()));
            Reply reply = Reply.of(problem.status(), "application/problem+json", body);
            return switch (problem.status()) {
                case 401 -> reply.with("WWW-Authenticate", "Bearer realm=\"pratique\"");
                case 429, 503 -> reply.with("Retry-After", "5");
                default -> reply;
            };
        } catch (IOException impossible) {
            return Reply.empty(problem.status());
        }
    }

    private static void send(Request request, Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response.getHeaders()::put);
        boolean head = request.getMethod().equals("HEAD");
        switch (reply) {
            case Reply.Whole whole -> {
                response.getHeaders().put("Content-Length", whole.body().length);
                response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(whole.body()), callback);
            }
            case Reply.Streamed streamed -> {
                try (OutputStream out = Content.Sink.asOutputStream(response)) {
                    if (!head) {
                        streamed.body().to(out);
                    }
                } catch (IOException | RuntimeException broken) {
                    callback.failed(broken);
                    return;
                }
                callback.succeeded();
            }
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            LOG.log(Level.WARNING, "the HTTP interface did not stop in time", failed);
        }
    }
}
