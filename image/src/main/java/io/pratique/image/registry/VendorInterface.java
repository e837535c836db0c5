package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Retry;
import io.pratique.http.Transient;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a vendor serves beside the interface that registries have in common: JSON over HTTP, on the account of
/// requests
/// of the registry. Whom it shows to whom is the callers' business; a redirect to another host takes no credential
/// along.
public final class VendorInterface {
    private static final int MAX_BODY = 16 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Endpoint endpoint;
    private final Gateway gateway;
    private final Retry retry;
    private final Budget budget;

    VendorInterface(Endpoint endpoint, Gateway gateway, Retry retry, Budget budget) {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.retry = retry;
        this.budget = budget;
    }

    /// @param path with its query
    /// @param authorization the value of that header; null for none
    public JsonValue get(String path, Map<String, String> headers, @Nullable String authorization) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Accept", "application/json");
        return exchange(path, url -> gateway.redirects().get(url, all, authorization));
    }

    /// @param body JSON
    public JsonValue post(String path, byte[] body) throws IOException {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "application/json");
        return exchange(
                path,
                url -> gateway.redirects().send("POST", url, headers, null, BodyPublishers.ofByteArray(body), LONGEST));
    }

    @FunctionalInterface
    private interface Request {
        Response send(URI url) throws IOException;
    }

    private JsonValue exchange(String path, Request request) throws IOException {
        Instant deadline = retry.waiting().now().plus(LONGEST);
        return retry.run(deadline, () -> {
            budget.take();
            try (Response response = request.send(url(path))) {
                budget.observe(response.status(), response.headers());
                Statuses.require(response, endpoint, retry);
                return parse(response.read(MAX_BODY, "the list of " + endpoint.registry(), retry.waiting(), deadline));
            } catch (IOException problem) {
                throw Transient.explain(problem, endpoint.registry());
            }
        });
    }

    private URI url(String path) throws IOException {
        try {
            return gateway.origin().get().resolve(path);
        } catch (IllegalArgumentException malformed) {
            throw new HttpException(ErrorKind.USAGE, endpoint.registry() + " cannot be asked for that name");
        }
    }

    private JsonValue parse(byte[] body) throws HttpException {
        try {
            return Json.parse(body);
        } catch (IOException malformed) {
            throw new HttpException(
                    ErrorKind.INVALID_INPUT, endpoint.registry() + " answers with something that is no JSON");
        }
    }
}
