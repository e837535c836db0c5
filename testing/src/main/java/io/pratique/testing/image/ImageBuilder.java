package io.pratique.testing.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Builds an image: `image().layer(l -> l.file("etc/os-release", "ID=alpine")).build()`.
public final class ImageBuilder {
    private record Part(Blob stored, Blob tar, String mediaType, String descriptorMore) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final List<String> environment = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private String platform = "linux/amd64";
    private String user = "";
    private boolean docker;
    private UnaryOperator<String> configEdit = UnaryOperator.identity();
    private UnaryOperator<String> manifestEdit = UnaryOperator.identity();

    private ImageBuilder() {}

    public static ImageBuilder image() {
        return new ImageBuilder();
    }

    public ImageBuilder platform(String osAndArchitecture) {
        platform = osAndArchitecture;
        return this;
    }

    /// Adds a gzip layer.
    public ImageBuilder layer(Consumer<LayerBuilder> content) {
        return layer(Compression.GZIP, content);
    }

    public ImageBuilder layer(Compression compression, Consumer<LayerBuilder> content) {
        var layer = new LayerBuilder();
        content.accept(layer);
        return layer(compression, layer.finish(), "ADD layer " + parts.size());
    }

    /// Adds a layer from a finished tar.
    ///
    /// @param createdBy its line in the image's history
    public ImageBuilder layer(Compression compression, byte[] tar, String createdBy) {
        return rawLayer(compression.layerType(), compression.apply(tar), tar, "", createdBy);
    }

    /// Adds a layer of which nothing needs to be true.
    ///
    /// @param tar what the configuration's diff id is computed from
    /// @param descriptorMore JSON members for its descriptor, each with a comma before it
    public ImageBuilder rawLayer(
            String mediaType, byte[] stored, byte[] tar, String descriptorMore, @Nullable String createdBy) {
        parts.add(new Part(Blob.of(stored), Blob.of(tar), mediaType, descriptorMore));
        if (createdBy != null) {
            history.add("{\"created\":\"2024-01-01T00:00:00Z\",\"created_by\":" + JsonText.quote(createdBy) + "}");
        }
        return this;
    }

    /// A step that made no layer.
    public ImageBuilder emptyStep(String createdBy) {
        history.add("{\"created_by\":" + JsonText.quote(createdBy) + ",\"empty_layer\":true}");
        return this;
    }

    public ImageBuilder environment(String line) {
        environment.add(line);
        return this;
    }

    public ImageBuilder label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    public ImageBuilder user(String name) {
        user = name;
        return this;
    }

    /// Docker's media types (schema 2) instead of OCI's.
    public ImageBuilder dockerTypes() {
        docker = true;
        return this;
    }

    /// Changes the text of the configuration before its digest is taken.
    public ImageBuilder editConfig(UnaryOperator<String> edit) {
        configEdit = edit;
        return this;
    }

    /// Changes the text of the manifest before its digest is taken.
    public ImageBuilder editManifest(UnaryOperator<String> edit) {
        manifestEdit = edit;
        return this;
    }

    public BuiltImage build() {
        Blob config = Blob.of(configEdit.apply(configText()));
        String type = docker
                ? "application/vnd.docker.distribution.manifest.v2+json"
                : "application/vnd.oci.image.manifest.v1+json";
        Blob manifest = Blob.of(manifestEdit.apply(manifestText(type, config)));
        List<Blob> stored = parts.stream().map(Part::stored).toList();
        return new BuiltImage(
                platform,
                type,
                manifest,
                config,
                stored,
                parts.stream().map(Part::tar).toList());
    }

    private String configText() {
        String[] names = platform.split("/", 3);
        List<String> diffIds =
                parts.stream().map(part -> part.tar().digest().toString()).toList();
        return "{\"created\":\"2024-01-01T00:00:00Z\",\"architecture\":" + JsonText.quote(names[1]) + ",\"os\":"
                + JsonText.quote(names[0]) + (names.length == 3 ? ",\"variant\":" + JsonText.quote(names[2]) : "")
                + ",\"config\":{\"User\":" + JsonText.quote(user) + ",\"Env\":" + JsonText.strings(environment)
                + ",\"Labels\":" + JsonText.object(labels) + "},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":"
                + JsonText.strings(diffIds) + "},\"history\":[" + String.join(",", history) + "]}";
    }

    private String manifestText(String type, Blob config) {
        List<String> layers = parts.stream()
                .map(part -> part.stored().descriptor(layerType(part.mediaType()), part.descriptorMore()))
                .toList();
        String configType =
                docker ? "application/vnd.docker.container.image.v1+json" : "application/vnd.oci.image.config.v1+json";
        return "{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"config\":" + config.descriptor(configType, "")
                + ",\"layers\":[" + String.join(",", layers) + "]}";
    }

    private String layerType(String type) {
        return docker && type.equals(Compression.GZIP.layerType())
                ? "application/vnd.docker.image.rootfs.diff.tar.gzip"
                : type;
    }
}
