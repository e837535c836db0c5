package io.pratique.testing.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An artifact of files as `oras push` makes it: each is a layer with its path as title.
///
/// @param layers the descriptors
/// @param blobs what they describe
public record BuiltFiles(List<String> layers, List<Blob> blobs) {
    public BuiltFiles {
        layers = List.copyOf(layers);
        blobs = List.copyOf(blobs);
    }

    /// An artifact without files.
    public static BuiltFiles none() {
        return new BuiltFiles(List.of(), List.of());
    }

    public BuiltFiles with(String title, Blob content) {
        return with(title, content, Map.of());
    }

    /// @param more annotations of the layer
    public BuiltFiles with(String title, Blob content, Map<String, String> more) {
        Map<String, String> annotations = new LinkedHashMap<>(more);
        annotations.put("org.opencontainers.image.title", title);
        List<String> descriptors = new ArrayList<>(layers);
        descriptors.add(content.descriptor(
                "application/vnd.oci.image.layer.v1.tar", ",\"annotations\":" + JsonText.object(annotations)));
        List<Blob> contents = new ArrayList<>(blobs);
        contents.add(content);
        return new BuiltFiles(descriptors, contents);
    }

    public Blob manifest() {
        return Blob.of("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"artifactType\":\"application/vnd.unknown.artifact.v1\",\"config\":"
                + BuiltArtifact.EMPTY.descriptor("application/vnd.oci.empty.v1+json", "") + ",\"layers\":["
                + String.join(",", layers) + "]}");
    }
}
