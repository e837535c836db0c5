package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.model.image.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes archives as `docker save` does: the old layout (a folder for each layer) and the one of Docker 25 (an OCI
/// layout inside).
public final class DockerArchive {
    private record Tagged(BuiltImage image, List<String> tags) {}

    private final List<Tagged> images = new ArrayList<>();

    public DockerArchive image(BuiltImage image, String... tags) {
        images.add(new Tagged(image, List.of(tags)));
        return this;
    }

    /// The old layout: a layer that was written before becomes a symbolic link to it.
    public byte[] oldLayout() {
        var tar = new TarWriter();
        Map<Digest, String> written = new LinkedHashMap<>();
        List<String> manifest = new ArrayList<>();
        for (Tagged tagged : images) {
            BuiltImage image = tagged.image();
            List<String> layers = new ArrayList<>();
            for (int i = 0; i < image.tars().size(); i++) {
                layers.add(oldLayer(
                        tar,
                        written,
                        image.tars().get(i),
                        image.config().digest().hex() + i));
            }
            String config = image.config().digest().hex() + ".json";
            tar.file(config, image.config().bytes());
            manifest.add(manifestEntry(config, tagged.tags(), layers));
        }
        tar.file("manifest.json", ("[" + String.join(",", manifest) + "]").getBytes(UTF_8));
        return tar.finish();
    }

    private static String oldLayer(TarWriter tar, Map<Digest, String> written, Blob layer, String seed) {
        String folder = Blob.of(seed).digest().hex();
        tar.directory(folder).file(folder + "/VERSION", "1.0".getBytes(UTF_8));
        tar.file(folder + "/json", ("{\"id\":\"" + folder + "\"}").getBytes(UTF_8));
        String path = folder + "/layer.tar";
        String first = written.putIfAbsent(layer.digest(), path);
        if (first == null) {
            tar.file(path, layer.bytes());
        } else {
            tar.symlink(path, "../" + first);
        }
        return path;
    }

    /// The layout of Docker 25 and later: all under `blobs`, layers uncompressed.
    public byte[] newLayout() {
        var layout = new OciLayout();
        List<String> manifest = new ArrayList<>();
        for (Tagged tagged : images) {
            BuiltImage image = tagged.image();
            layout.image(image);
            List<String> layers = new ArrayList<>();
            image.tars().forEach(tar -> layers.add(layout.blob(tar).path()));
            manifest.add(manifestEntry(image.config().path(), tagged.tags(), layers));
        }
        layout.file("manifest.json", ("[" + String.join(",", manifest) + "]").getBytes(UTF_8));
        return layout.archive();
    }

    private static String manifestEntry(String config, List<String> tags, List<String> layers) {
        return "{\"Config\":\"" + config + "\",\"RepoTags\":" + (tags.isEmpty() ? "null" : JsonText.strings(tags))
                + ",\"Layers\":" + JsonText.strings(layers) + "}";
    }
}
