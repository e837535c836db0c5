package io.pratique.testing.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes OCI image layouts (image-spec, image-layout.md), as a folder or as a tar.
public final class OciLayout {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> entries = new ArrayList<>();

    /// An image without a name.
    public OciLayout image(BuiltImage image) {
        return entry(add(image).descriptor(image.manifestType(), ""));
    }

    /// An image with a `org.opencontainers.image.ref.name`.
    public OciLayout image(String name, BuiltImage image) {
        return entry(add(image).descriptor(image.manifestType(), refName(name)));
    }

    /// A nested index of images, one for each platform, under a name.
    public OciLayout index(String name, BuiltImage... images) {
        return entry(blob(indexOf(images)).descriptor(INDEX, refName(name)));
    }

    /// A nested index as a blob, not yet listed: to nest further.
    public Blob indexOf(BuiltImage... images) {
        List<String> descriptors = new ArrayList<>();
        for (BuiltImage image : images) {
            descriptors.add(add(image).descriptor(image.manifestType(), ",\"platform\":" + platform(image.platform())));
        }
        return indexOf(descriptors);
    }

    /// An index of any descriptors.
    public static Blob indexOf(List<String> descriptors) {
        return Blob.of("{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                + String.join(",", descriptors) + "]}");
    }

    /// Any descriptor, as JSON, for `index.json`.
    public OciLayout entry(String descriptor) {
        entries.add(descriptor);
        return this;
    }

    /// Any blob.
    public Blob blob(Blob blob) {
        files.put(blob.path(), blob.bytes());
        return blob;
    }

    /// Any file at any path, also in place of a blob.
    public OciLayout file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /// Leaves out a file.
    public OciLayout without(String path) {
        files.remove(path);
        return this;
    }

    public Path writeTo(Path folder) {
        all().forEach((path, content) -> write(folder.resolve(path), content));
        return folder;
    }

    public byte[] archive() {
        var tar = new TarWriter();
        all().forEach(tar::file);
        return tar.finish();
    }

    public Path writeArchive(Path file) {
        return write(file, archive());
    }

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, content);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.putIfAbsent(
                "oci-layout", Blob.of("{\"imageLayoutVersion\":\"1.0.0\"}").bytes());
        all.putIfAbsent("index.json", indexOf(entries).bytes());
        return all;
    }

    private Blob add(BuiltImage image) {
        image.layers().forEach(this::blob);
        blob(image.config());
        return blob(image.manifest());
    }

    private static String refName(String name) {
        return ",\"annotations\":{\"org.opencontainers.image.ref.name\":" + JsonText.quote(name) + "}";
    }

    private static String platform(String text) {
        String[] names = text.split("/", 3);
        String variant = names.length == 3 ? ",\"variant\":" + JsonText.quote(names[2]) : "";
        return "{\"os\":" + JsonText.quote(names[0]) + ",\"architecture\":" + JsonText.quote(names[1]) + variant + "}";
    }
}
