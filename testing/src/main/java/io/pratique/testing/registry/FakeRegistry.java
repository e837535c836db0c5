package io.pratique.testing.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A registry that speaks the pulling half of the OCI distribution-spec.
public final class FakeRegistry extends FakeServer {
    private record Stored(byte[] bytes, String mediaType, String digest) {}

    private final Map<String, Stored> content = new ConcurrentHashMap<>();

    /// @param tls null for plain HTTP
    public FakeRegistry(@Nullable SSLContext tls) {
        super(tls);
        on("/v2/", this::serve);
    }

    public static FakeRegistry plain() {
        return new FakeRegistry(null);
    }

    public FakeRegistry image(String repository, String tag, BuiltImage image) {
        image.layers().forEach(layer -> blob(repository, layer));
        blob(repository, image.config());
        return manifest(repository, tag, image.manifest(), image.manifestType());
    }

    /// An index with a manifest for each platform.
    public FakeRegistry index(String repository, String tag, BuiltImage... images) {
        for (BuiltImage image : images) {
            image(repository, image.manifest().digest().toString(), image);
        }
        Blob index = new OciLayout().indexOf(images);
        return manifest(repository, tag, index, "application/vnd.oci.image.index.v1+json");
    }

    public FakeRegistry manifest(String repository, String tag, Blob manifest, String mediaType) {
        String digest = manifest.digest().toString();
        var stored = new Stored(manifest.bytes(), mediaType, digest);
        content.put("/v2/" + repository + "/manifests/" + tag, stored);
        content.put("/v2/" + repository + "/manifests/" + digest, stored);
        return this;
    }

    /// An artifact without a tag.
    public FakeRegistry artifact(String repository, BuiltArtifact artifact) {
        return artifact(repository, artifact.manifest().digest().toString(), artifact);
    }

    public FakeRegistry artifact(String repository, String tag, BuiltArtifact artifact) {
        blob(repository, artifact.document());
        blob(repository, BuiltArtifact.EMPTY);
        return manifest(repository, tag, artifact.manifest(), "application/vnd.oci.image.manifest.v1+json");
    }

    /// Artifacts that are listed as referring to an image, whatever they say themselves.
    public FakeRegistry referrers(String repository, BuiltImage image, BuiltArtifact... artifacts) {
        List<String> descriptors = new ArrayList<>();
        for (BuiltArtifact artifact : artifacts) {
            artifact(repository, artifact);
            descriptors.add(artifact.descriptor(""));
        }
        byte[] index = OciLayout.indexOf(descriptors).bytes();
        on(
                "/v2/" + repository + "/referrers/" + image.manifest().digest(),
                Answer.content(200, index, "Content-Type", "application/vnd.oci.image.index.v1+json"));
        return this;
    }

    public FakeRegistry blob(String repository, Blob blob) {
        String digest = blob.digest().toString();
        content.put(
                "/v2/" + repository + "/blobs/" + digest, new Stored(blob.bytes(), "application/octet-stream", digest));
        return this;
    }

    /// Wants a name and a password with every request.
    public FakeRegistry basic(String user, String password) {
        on(
                "/v2/",
                Answer.status(401, "Www-Authenticate", "Basic realm=\"fake\"")
                        .unless("Authorization", header(user, password)));
        return this;
    }

    /// Wants a token with every request.
    public FakeRegistry bearer(String realm, String token) {
        String challenge = "Bearer realm=\"" + realm + "\",service=\"fake\"";
        on("/v2/", Answer.status(401, "Www-Authenticate", challenge).unless("Authorization", "Bearer " + token));
        return this;
    }

    /// The value of an `Authorization` header.
    public static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private boolean serve(HttpExchange exchange, Seen seen) throws IOException {
        Stored stored = content.get(seen.path());
        if (stored == null) {
            return Answer.status(seen.path().equals("/v2/") ? 200 : 404).answer(exchange, seen);
        }
        String range = seen.header("Range");
        if (range == null) {
            return Answer.content(
                            200,
                            stored.bytes(),
                            "Content-Type",
                            stored.mediaType(),
                            "Docker-Content-Digest",
                            stored.digest())
                    .answer(exchange, seen);
        }
        int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        byte[] rest = Arrays.copyOfRange(stored.bytes(), start, stored.bytes().length);
        String contentRange = "bytes " + start + "-" + (stored.bytes().length - 1) + "/" + stored.bytes().length;
        return Answer.content(206, rest, "Content-Range", contentRange).answer(exchange, seen);
    }
}
