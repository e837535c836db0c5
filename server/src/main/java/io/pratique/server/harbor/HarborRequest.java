package io.pratique.server.harbor;

import io.pratique.http.Hosts;
import io.pratique.image.registry.Reference;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// A request for a scan.
///
/// @param artifact what to scan
/// @param place the registry that has it, and the right to read it there
record HarborRequest(Artifact artifact, RegistryPlace place) {
    private static final List<String> CAPABILITIES = List.of("vulnerability", "sbom");

    static HarborRequest of(JsonValue body) throws HarborException {
        JsonValue registry = body.get("registry");
        URI url = url(registry.text("url", ""));
        Artifact artifact = artifact(body.get("artifact"));
        requireReference(address(url), artifact);
        for (JsonValue capability : body.get("enabled_capabilities").items()) {
            String type = capability.text("type", "");
            if (!CAPABILITIES.contains(type)) {
                throw new HarborException(501, "this scanner has no capability '" + type + "'");
            }
        }
        var place = new RegistryPlace(
                address(url), "http".equalsIgnoreCase(url.getScheme()), registry.text("authorization", ""));
        try {
            place.credentials();
        } catch (IOException invalid) {
            throw new HarborException(422, "registry.authorization: " + invalid.getMessage());
        }
        return new HarborRequest(artifact, place);
    }

    private static Artifact artifact(JsonValue json) throws HarborException {
        Artifact artifact;
        try {
            artifact = Artifact.of(json);
        } catch (IllegalArgumentException invalid) {
            throw new HarborException(422, "artifact.digest: " + invalid.getMessage());
        }
        String type = artifact.mediaType();
        if (type != null && !type.isEmpty() && !MediaTypes.IMAGES.contains(type)) {
            throw new HarborException(422, "artifact.mime_type is one of " + String.join(", ", MediaTypes.IMAGES));
        }
        return artifact;
    }

    private static URI url(String text) throws HarborException {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            if (web && url.getRawUserInfo() == null && Hosts.isHostAndPort(String.valueOf(url.getRawAuthority()))) {
                return url;
            }
        } catch (URISyntaxException invalid) {
            // Told below.
        }
        throw new HarborException(422, "registry.url is the address of a registry: https://core.harbor.domain");
    }

    /// Host and port; a name without a dot gets its port, as references need it.
    private static String address(URI url) {
        String address = url.getRawAuthority().toLowerCase(Locale.ROOT);
        return address.indexOf('.') >= 0 || address.indexOf(':') >= 0
                ? address
                : address + ("http".equalsIgnoreCase(url.getScheme()) ? ":80" : ":443");
    }

    private static void requireReference(String address, Artifact artifact) throws HarborException {
        String tag = artifact.tag() == null ? "" : ":" + artifact.tag();
        try {
            Reference parsed = Reference.parse(address + "/" + artifact.repository() + tag + "@" + artifact.digest());
            if (parsed.repository().equals(artifact.repository())) {
                return;
            }
        } catch (IllegalArgumentException invalid) {
            throw new HarborException(422, "artifact: " + invalid.getMessage());
        }
        throw new HarborException(422, "artifact.repository is no name of a repository");
    }
}
