package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Proxies;
import io.pratique.http.Retry;
import io.pratique.http.TlsTrust;
import io.pratique.http.Transient;
import io.pratique.http.Waiting;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks a cloud for tokens: no redirect is followed, and nothing of an answer but an error's code gets into a
/// message.
public final class CloudHttp implements Closeable {
    private static final int MAX_ANSWER = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,60}");

    private final HttpTransport outside;
    private final HttpTransport local;
    private final Retry retry;

    private CloudHttp(HttpTransport outside, HttpTransport local, Retry retry) {
        this.outside = outside;
        this.local = local;
        this.retry = retry;
    }

    /// @param proxies the way to hosts outside; metadata services are never asked through a proxy
    public static CloudHttp open(Proxies proxies, TlsTrust trust, Waiting waiting) {
        return new CloudHttp(
                new HttpTransport(proxies, trust, PATIENCE, PATIENCE),
                new HttpTransport(Proxies.of(Map.of()), trust, Duration.ofSeconds(2), PATIENCE),
                new Retry(3, waiting, RandomGenerator.getDefault()));
    }

    Instant now() {
        return retry.waiting().now();
    }

    /// POSTs a form.
    ///
    /// @param who is asked, as a sentence begins: `Microsoft Entra`
    JsonValue post(URI url, Map<String, String> form, String who) throws IOException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        return json(new Outgoing("POST", url, headers, form(form)), who);
    }

    /// Sends a request to a host outside.
    JsonValue json(Outgoing request, String who) throws IOException {
        return parse(send(outside, request, who), who);
    }

    /// Sends a request to a service of the machine itself.
    String local(String method, URI url, Map<String, String> headers, String who) throws IOException {
        return new String(send(local, new Outgoing(method, url, headers), who), StandardCharsets.UTF_8);
    }

    JsonValue localJson(URI url, Map<String, String> headers, String who) throws IOException {
        return parse(local("GET", url, headers, who).getBytes(StandardCharsets.UTF_8), who);
    }

    static String form(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private byte[] send(HttpTransport transport, Outgoing request, String who) throws IOException {
        Instant deadline = now().plus(LONGEST);
        return retry.run(deadline, () -> {
            try (Response response = transport.send(request, true)) {
                byte[] body = response.read(MAX_ANSWER, "the answer of " + who, retry.waiting(), deadline);
                if (response.status() != 200) {
                    throw refused(response, body, who);
                }
                return body;
            } catch (IOException problem) {
                throw Transient.explain(problem, who);
            }
        });
    }

    private HttpException refused(Response response, byte[] body, String who) {
        int status = response.status();
        boolean passing = status == 429 || status >= 500;
        String code = code(body);
        return new HttpException(
                passing ? ErrorKind.IO : ErrorKind.UNAUTHORIZED,
                who + " gives no token, HTTP status " + status + (code.isEmpty() ? "" : " " + code)
                        + (passing ? "" : "; check the credential of the registry"),
                passing ? new HttpException.Wait(retry.retryAfter(response.header("Retry-After"))) : null,
                null);
    }

    /// RFC 6749, 5.2 `error`; Amazon's `__type`.
    private static String code(byte[] body) {
        try {
            JsonValue answer = Json.parse(body);
            String type = answer.text("error", answer.text("__type", ""));
            String code = type.substring(type.lastIndexOf('#') + 1);
            return CODE.matcher(code).matches() ? code : "";
        } catch (IOException noJson) {
            return "";
        }
    }

    private static JsonValue parse(byte[] body, String who) throws HttpException {
        try {
            return Json.parse(body);
        } catch (IOException malformed) {
            // without the cause: it could quote a token
            throw new HttpException(ErrorKind.IO, who + " gives an answer that is no JSON");
        }
    }

    /// A member that must be there and must be fit for a header.
    static String token(JsonValue answer, String member, String who) throws HttpException {
        String token = answer.text(member, "");
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new HttpException(ErrorKind.IO, who + " gives no usable " + member);
        }
        return token;
    }

    /// When a token ends that lasts for `expires_in` seconds; Azure's metadata service writes the number as text.
    Instant expiry(JsonValue answer, Duration otherwise) {
        @Nullable Long seconds = answer.get("expires_in").integer();
        String text = answer.text("expires_in", "");
        if (seconds == null && text.matches("[0-9]{1,9}")) {
            seconds = Long.valueOf(text);
        }
        boolean usable =
                seconds != null && seconds > 0 && seconds < Duration.ofDays(2).toSeconds();
        return now().plus(usable && seconds != null ? Duration.ofSeconds(seconds) : otherwise);
    }

    @Override
    public void close() {
        outside.close();
        local.close();
    }
}
