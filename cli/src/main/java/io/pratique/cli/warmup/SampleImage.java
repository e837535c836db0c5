package io.pratique.cli.warmup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes an OCI layout of two gzip layers.
public final class SampleImage {
    private SampleImage() {}

    /// @param folder an empty folder
    public static void write(Path folder) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        List<String> layers = new ArrayList<>();
        List<String> diffs = new ArrayList<>();
        for (byte[] tar : List.of(SampleFiles.system(), SampleFiles.application())) {
            var gzip = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(gzip)) {
                out.write(tar);
            }
            layers.add(descriptor("layer.v1.tar+gzip", blobs, gzip.toByteArray()));
            diffs.add('"' + digest(tar) + '"');
        }
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                + String.join(",", diffs) + "]},\"history\":[{\"created_by\":\"one\"},{\"created_by\":\"two\"}]}";
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                + descriptor("config.v1+json", blobs, config.getBytes(StandardCharsets.UTF_8))
                + ",\"layers\":[" + String.join(",", layers) + "]}";
        String index = "{\"schemaVersion\":2,\"manifests\":["
                + descriptor("manifest.v1+json", blobs, manifest.getBytes(StandardCharsets.UTF_8)) + "]}";
        Files.writeString(folder.resolve("index.json"), index);
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    private static String descriptor(String type, Path blobs, byte[] content) throws IOException {
        String digest = digest(content);
        Files.write(blobs.resolve(digest.substring(digest.indexOf(':') + 1)), content);
        return "{\"mediaType\":\"application/vnd.oci.image.%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(type, digest, content.length);
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
