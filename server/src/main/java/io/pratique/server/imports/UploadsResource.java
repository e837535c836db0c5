package io.pratique.server.imports;

import io.pratique.model.image.Digest;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomReader;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.imports.Upload.Label;
import io.pratique.server.imports.Upload.Stored;
import io.pratique.server.judge.StaleGenerationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SBOMs, and results of scans that CI made itself. The server judges both as if it had read the image.
public final class UploadsResource implements Resource {
    private static final int LARGEST = 128 << 20;

    /// A tag, by the OCI distribution-spec.
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");

    private final Upload upload;

    public UploadsResource(Upload upload) {
        this.upload = upload;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/sboms", this::sbom), Route.post("/api/v1/results", this::result));
    }

    /// Of any format that is read. Another document of the same name and version takes the place of the first.
    private Reply sbom(Call call) throws IOException, Problem, StaleGenerationException {
        ScanResult read = read(call);
        String name = call.parameter("name", read.name());
        String version = call.parameter("version", "");
        String digest = digest(call, read);
        var label = new Label(
                name,
                TAG.matcher(version).matches() ? version : null,
                digest == null ? "sbom:" + name + "@" + version : digest,
                "sbom",
                "",
                false);
        Stored stored = upload.store(call.organisation(), label, read);
        if (!stored.stored()) {
            throw Problem.conflict("image " + stored.image() + " was read by the server itself, which knows better");
        }
        return answer(201, stored);
    }

    /// The CycloneDX document that `pratique sbom` writes, with the image it is about and how much of it was read.
    private Reply result(Call call) throws IOException, Problem, StaleGenerationException {
        ScanResult read = read(call);
        Digest digest = read.digest();
        if (digest == null) {
            throw Problem.badRequest("the document does not say which image it is about; 'pratique sbom' writes such");
        }
        String name = call.parameter("name", read.name());
        var label = new Label(
                name,
                tag(call.parameter("tag")),
                digest.toString(),
                "ci",
                call.parameter("analyzers", ""),
                call.flag("replace"));
        Stored stored = upload.store(call.organisation(), label, read);
        return answer(stored.stored() ? 201 : 200, stored);
    }

    private static ScanResult read(Call call) throws IOException, Problem {
        byte[] body = call.bytes(LARGEST);
        try {
            return SbomReader.read("upload", new ByteArrayInputStream(body));
        } catch (IOException invalid) {
            throw Problem.badRequest("this is no SBOM that can be read: " + invalid.getMessage());
        }
    }

    private static @Nullable String digest(Call call, ScanResult read) throws Problem {
        String given = call.parameter("digest");
        if (given == null) {
            return read.digest() == null ? null : read.digest().toString();
        }
        try {
            return Digest.parse(given).toString();
        } catch (IllegalArgumentException invalid) {
            throw Problem.badRequest(String.valueOf(invalid.getMessage()));
        }
    }

    private static @Nullable String tag(@Nullable String text) throws Problem {
        if (text != null && !TAG.matcher(text).matches()) {
            throw Problem.badRequest("tag is no tag of an image");
        }
        return text;
    }

    private static Reply answer(int status, Stored stored) throws IOException {
        return Reply.json(status, json -> json.number("image", stored.image()).bool("stored", stored.stored()));
    }
}
