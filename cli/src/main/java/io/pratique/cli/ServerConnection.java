package io.pratique.cli;

import io.pratique.http.Hosts;
import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.http.Transient;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// A way to a Pratique server, by its HTTP interface. The token goes to that server alone: redirects are not
/// followed.
final class ServerConnection implements Closeable {
    static final String ADDRESS = "PRATIQUE_SERVER";
    static final String TOKEN = "PRATIQUE_SERVER_TOKEN";
    private static final String USUAL = "http://127.0.0.1:8420";
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// Longer than any list or report takes to begin.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int LONGEST_ERROR = 1 << 16;

    private final HttpTransport transport;
    private final URI server;
    private final String token;

    private ServerConnection(HttpTransport transport, URI server, String token) {
        this.transport = transport;
        this.server = server;
        this.token = token;
    }

    /// The option that names the server.
    static OptionSpec option() {
        return Options.value(
                "--server",
                "URL",
                "The server to ask; default $" + ADDRESS + ", else " + USUAL + ". Its token is taken from $" + TOKEN
                        + ".");
    }

    /// Of the server that `--server` or the environment names.
    ///
    /// @throws PratiqueException when it is no address, or there is no token
    static ServerConnection open(ParseResult parsed, Surroundings around) {
        String option = Options.text(parsed, "--server");
        String named = option == null ? around.variable(ADDRESS) : option;
        return open(address(named.isEmpty() ? USUAL : named), around);
    }

    /// @throws PratiqueException when there is no token
    static ServerConnection open(URI server, Surroundings around) {
        String token = around.variable(TOKEN);
        if (token.isEmpty()) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "put a token of the server into $" + TOKEN + "; its first start told one");
        }
        var environment = around.environment();
        var transport = new HttpTransport(Proxies.of(environment), TlsTrust.of(environment), CONNECT, PATIENCE);
        return new ServerConnection(transport, server, token);
    }

    /// The token is shown in the open to this machine alone.
    static URI address(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String host = url.getHost();
            boolean plain = "http".equalsIgnoreCase(url.getScheme()) && host != null && Hosts.isLoopback(host);
            if (host != null && url.getRawUserInfo() == null && (plain || "https".equalsIgnoreCase(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException invalid) {
            // Told below.
        }
        throw new PratiqueException(
                ErrorKind.USAGE,
                "--server is an address with https, or with http on this machine: https://pratique.example.com");
    }

    /// Where it leads.
    URI server() {
        return server;
    }

    /// An answer, whatever its status.
    ///
    /// @param path with its query, from `/api` on
    /// @param body null for none
    Response exchange(String method, String path, byte @Nullable [] body) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        try {
            return transport.send(new Outgoing(method, URI.create(server + path), headers, publisher, PATIENCE), true);
        } catch (HttpException told) {
            throw told;
        } catch (IOException problem) {
            throw Transient.explain(problem, "server " + server.getHost());
        }
    }

    /// An answer that is what was asked for.
    ///
    /// @throws PratiqueException in the server's words when it refuses
    Response send(String method, String path, byte @Nullable [] body) throws IOException {
        Response response = exchange(method, path, body);
        if (response.status() >= 300) {
            throw refusal(response);
        }
        return response;
    }

    private PratiqueException refusal(Response response) throws IOException {
        try (response) {
            String detail = "";
            try {
                detail = Json.parse(response.body().readNBytes(LONGEST_ERROR)).text("detail", "");
            } catch (IOException notAProblemDocument) {
                // The status says enough.
            }
            String what =
                    detail.isEmpty() ? "the server at " + server + " answers with status " + response.status() : detail;
            return switch (response.status()) {
                case 400 -> new PratiqueException(ErrorKind.USAGE, what);
                case 401 ->
                    new PratiqueException(
                            ErrorKind.UNAUTHORIZED,
                            "the server at " + server + " does not know the token in $" + TOKEN);
                case 404 -> new PratiqueException(ErrorKind.NOT_FOUND, what);
                default -> new PratiqueException(ErrorKind.IO, what);
            };
        }
    }

    /// The answer as JSON; an empty one is null.
    JsonValue json(String method, String path, byte @Nullable [] body) throws IOException {
        try (Response response = send(method, path, body)) {
            byte[] bytes = response.body().readAllBytes();
            return bytes.length == 0 ? JsonValue.NULL : Json.parse(bytes);
        }
    }

    /// A part of a path, or a value of a query.
    static String encoded(String text) {
        var out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0)) {
                out.append(letter);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return out.toString();
    }

    @Override
    public void close() {
        transport.close();
    }
}
