package io.pratique.cli;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.http.Transient;
import io.pratique.http.Waiting;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.Assessment;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.ScanResult;
import io.pratique.report.format.JsonAssessment;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.SbomReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Talks to a Pratique server. The token goes to that server alone: redirects are not followed.
final class ServerClient implements Closeable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST = 512 << 20;

    private final URI url;
    private final String token;
    private final HttpTransport transport;
    private final Waiting waiting = Waiting.SYSTEM;

    private ServerClient(URI url, String token, HttpTransport transport) {
        this.url = url;
        this.token = token;
        this.transport = transport;
    }

    static ServerClient open(ServerRequest request, Surroundings around) {
        String token = around.variable(ServerRequest.TOKEN);
        if (token.isEmpty()) {
            throw new PratiqueException(ErrorKind.USAGE, "--server needs the server's token in " + ServerRequest.TOKEN);
        }
        var environment = around.environment();
        return new ServerClient(
                request.url(),
                token,
                new HttpTransport(Proxies.of(environment), TlsTrust.of(environment), CONNECT, PATIENCE));
    }

    /// What the server knows of an image, by its own advisories; null where it knows nothing.
    ///
    /// @param image as it is called here
    @Nullable
    Assessment known(Image image) throws IOException {
        String path = "/api/v1/digests/" + image.digest();
        byte[] document = send("GET", path + "/sbom", BodyPublishers.noBody());
        byte[] report = document == null ? null : send("GET", path + "/report", BodyPublishers.noBody());
        if (document == null || report == null) {
            return null;
        }
        ScanResult stored = SbomReader.read(image.name(), new ByteArrayInputStream(document), LARGEST);
        ScanResult scan = new ScanResult(image.name(), image, stored.sbom(), stored.status(), stored.problems());
        return JsonAssessment.read(Json.parse(report), scan);
    }

    /// Tells the server what an image holds.
    ///
    /// @param replace whether it takes the place of what the server read itself
    void tell(ScanResult scan, String analyzers, boolean replace) throws IOException {
        SbomFormats.Choice choice = SbomFormats.of("cyclonedx").orElseThrow();
        var out = new ByteArrayOutputStream();
        choice.format().write(scan, new SbomOptions(choice.version(), "", null), out);
        String path = "/api/v1/results?name=" + encoded(scan.name()) + "&analyzers=" + analyzers
                + (replace ? "&replace=true" : "");
        if (send("POST", path, BodyPublishers.ofByteArray(out.toByteArray())) == null) {
            throw new HttpException(ErrorKind.NOT_FOUND, "there is no Pratique server at " + url);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @return null for what is not there
    private byte @Nullable [] send(String method, String path, BodyPublisher body) throws IOException {
        var outgoing = new Outgoing(
                method, URI.create(url + path), Map.of("Authorization", "Bearer " + token), body, PATIENCE);
        try (Response response = transport.send(outgoing, true)) {
            byte[] bytes = response.read(LARGEST, "the server's answer", waiting, waiting.now().plus(PATIENCE));
            return switch (response.status()) {
                case 200, 201 -> bytes;
                case 404 -> null;
                case 401 ->
                    throw new HttpException(
                            ErrorKind.UNAUTHORIZED, "the server at " + url + " does not take the token in " + ServerRequest.TOKEN);
                default -> throw refused(response.status(), bytes);
            };
        } catch (HttpException told) {
            throw told;
        } catch (IOException problem) {
            throw Transient.explain(problem, "server " + url.getHost());
        }
    }

    private HttpException refused(int status, byte[] body) {
        String detail = "";
        try {
            JsonValue problem = Json.parse(body);
            detail = ": " + Lines.single(problem.text("detail", ""));
        } catch (IOException notJson) {
            // The status says enough.
        }
        return new HttpException(ErrorKind.IO, "the server at " + url + " answers with status " + status + detail);
    }

    @Override
    public void close() {
        transport.close();
    }
}
