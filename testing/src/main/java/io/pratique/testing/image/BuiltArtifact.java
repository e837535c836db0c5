package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.model.image.Digest;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document in a manifest of its own, as it is attached to images (OCI image-spec, manifest.md, "Guidelines for
/// Artifact Usage").
///
/// @param type its artifact type
public record BuiltArtifact(String type, Blob manifest, Blob document) {
    /// The configuration of artifacts that have none.
    public static final Blob EMPTY = Blob.of("{}");

    /// @param annotations of the document's descriptor
    /// @param subject what it says that it is about; null for nothing
    public static BuiltArtifact of(
            String type, String mediaType, Map<String, String> annotations, Blob document, @Nullable Digest subject) {
        String config = EMPTY.descriptor("application/vnd.oci.empty.v1+json", "");
        String layer = document.descriptor(mediaType, ",\"annotations\":" + JsonText.object(annotations));
        String about = subject == null
                ? ""
                : ",\"subject\":{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"size\":1,\"digest\":\""
                        + subject + "\"}";
        String artifactType = type.isEmpty() ? "" : ",\"artifactType\":" + JsonText.quote(type);
        return new BuiltArtifact(
                type,
                Blob.of("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\""
                        + artifactType + ",\"config\":" + config + ",\"layers\":[" + layer + "]" + about + "}"),
                document);
    }

    /// A CycloneDX document about an image.
    public static BuiltArtifact cycloneDx(Blob document, @Nullable Digest subject) {
        String type = "application/vnd.cyclonedx+json";
        return of(type, type, Map.of(), document, subject);
    }

    /// How an index lists it.
    public String descriptor(String more) {
        return manifest.descriptor(
                "application/vnd.oci.image.manifest.v1+json", ",\"artifactType\":" + JsonText.quote(type) + more);
    }

    /// How BuildKit lists it beside the image.
    public String attestation(Digest image) {
        return manifest.descriptor(
                "application/vnd.oci.image.manifest.v1+json",
                ",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"},\"annotations\":"
                        + JsonText.object(Map.of(
                                "vnd.docker.reference.type",
                                "attestation-manifest",
                                "vnd.docker.reference.digest",
                                image.toString())));
    }

    /// An in-toto statement (attestation framework, v1).
    ///
    /// @param predicate JSON
    public static Blob statement(String predicateType, String predicate, Digest subject) {
        return Blob.of("{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"subject\":[{\"name\":\"app\",\"digest\":{\""
                + subject.algorithm() + "\":\"" + subject.hex() + "\"}}],\"predicateType\":"
                + JsonText.quote(predicateType) + ",\"predicate\":" + predicate + "}");
    }

    /// A DSSE envelope without a valid signature.
    public static Blob envelope(Blob statement) {
        return Blob.of("{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\""
                + Base64.getEncoder().encodeToString(statement.text().getBytes(UTF_8))
                + "\",\"signatures\":[{\"keyid\":\"\",\"sig\":\"AAAA\"}]}");
    }
}
