package io.pratique.testing.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP server on this machine that does as told and remembers what it was asked.
public class FakeServer implements AutoCloseable {
    private record Rule(String part, Answer answer) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /// @param tls null for plain HTTP
    public FakeServer(@Nullable SSLContext tls) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = tls == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// The server by name and port.
    public String host() {
        return "localhost:" + port();
    }

    /// The same server under another name, as if it were another host.
    public String otherHost() {
        return "127.0.0.1:" + port();
    }

    /// Answers requests whose path contains the text; rules told later come first.
    public FakeServer on(String part, Answer answer) {
        rules.addFirst(new Rule(part, answer));
        return this;
    }

    /// Says nothing until the server is closed.
    public Answer silence() {
        return (exchange, request) -> {
            await();
            exchange.close();
            return true;
        };
    }

    /// Sends the beginning of a body and then nothing until the server is closed.
    public Answer silenceAfter(int count, byte[] body) {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, count);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
            return true;
        };
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The requests so far whose path contains the text.
    public List<Seen> seen(String part) {
        return seen.stream().filter(request -> request.path().contains(part)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        String path = uri.getPath() == null ? "" : uri.getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var request = new Seen(
                exchange.getRequestMethod(), path, uri.getRawQuery(), Map.copyOf(exchange.getRequestHeaders()), body);
        seen.add(request);
        for (Rule rule : rules) {
            if (path.contains(rule.part()) && rule.answer().answer(exchange, request)) {
                return;
            }
        }
        Answer.status(404).answer(exchange, request);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
