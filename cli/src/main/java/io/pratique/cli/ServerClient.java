package io.pratique.cli;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Waiting;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.Assessment;
import io.pratique.model.ErrorKind;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks a Pratique server about images and tells it of some.
final class ServerClient implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST = 512 << 20;

    private final ServerConnection server;
    private final Waiting waiting = Waiting.SYSTEM;

    private ServerClient(ServerConnection server) {
        this.server = server;
    }

    static ServerClient open(ServerRequest request, Surroundings around) {
        return new ServerClient(ServerConnection.open(request.url(), around));
    }

    /// What the server knows of an image, by its own advisories; null where it knows nothing.
    ///
    /// @param image as it is called here
    @Nullable
    Assessment known(Image image) throws IOException {
        String path = "/api/v1/digests/" + image.digest();
        byte[] document = send("GET", path + "/sbom", null);
        byte[] report = document == null ? null : send("GET", path + "/report", null);
        if (document == null || report == null) {
            return null;
        }
        ScanResult stored = SbomReader.read(image.name(), new ByteArrayInputStream(document), LARGEST);
        ScanResult scan = new ScanResult(
                image.name(),
                image,
                stored.base(),
                stored.sbom(),
                stored.programs(),
                stored.status(),
                stored.problems());
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
        if (send("POST", path, out.toByteArray()) == null) {
            throw new HttpException(ErrorKind.NOT_FOUND, "there is no Pratique server at " + server.server());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @return null for what is not there
    private byte @Nullable [] send(String method, String path, byte @Nullable [] body) throws IOException {
        try (Response response = server.exchange(method, path, body)) {
            byte[] bytes = response.read(
                    LARGEST, "the server's answer", waiting, waiting.now().plus(PATIENCE));
            return switch (response.status()) {
                case 200, 201 -> bytes;
                case 404 -> null;
                case 401 ->
                    throw new HttpException(
                            ErrorKind.UNAUTHORIZED,
                            "the server at " + server.server() + " does not take the token in "
                                    + ServerConnection.TOKEN);
                default -> throw refused(response.status(), bytes);
            };
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
        return new HttpException(
                ErrorKind.IO, "the server at " + server.server() + " answers with status " + status + detail);
    }

    @Override
    public void close() {
        server.close();
    }
}
