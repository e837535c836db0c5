package io.pratique.server;

import io.pratique.server.api.HttpInterface;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Router;
import io.pratique.server.api.Tokens;
import io.pratique.server.metrics.Meters;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The HTTP interface with some resources, asked as the first token's owner.
public final class TestResources implements AutoCloseable {
    private final HttpInterface http;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    public TestResources(Database database, Resource... resources) throws IOException {
        var tokens = new Tokens(database);
        token = tokens.first(1, new SecureRandom()).orElseThrow();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        http = HttpInterface.start(address, new Router(List.of(resources)), tokens, new Meters(), Tracer.OFF);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    public String token() {
        return token;
    }

    /// @param headers names and values in turn
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(url().resolve(path)).header("Authorization", "Bearer " + token);
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// Does the next job of a kind, as a worker does.
    public static void work(Database database, JobHandler handler) throws Exception {
        var queue = new JobQueue(database, Duration.ofMinutes(1));
        Optional<Job> job = queue.take("test", List.of(handler.kind()));
        try {
            handler.handle(job.orElseThrow(), new Lease(job.get(), queue, database));
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (PermanentException failed) {
            queue.fail(job.get(), String.valueOf(failed.getMessage()), true);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
