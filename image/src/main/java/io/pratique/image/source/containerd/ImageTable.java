package io.pratique.image.source.containerd;

import io.pratique.image.manifest.Descriptor;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The images in containerd's metadata database: `v1` / namespace / `images` / name / `target` / `digest`,
/// `mediatype`, `size`.
record ImageTable(Path database) {

    /// What a name stands for in a namespace; null where there is no such image.
    @Nullable
    Descriptor find(String namespace, String name) throws IOException {
        try (BoltFile file = BoltFile.open(database)) {
            byte[] digest = file.get(path(namespace, name, "digest"));
            if (digest == null) {
                return null;
            }
            byte[] type = file.get(path(namespace, name, "mediatype"));
            byte[] size = file.get(path(namespace, name, "size"));
            String mediaType = type == null ? "" : new String(type, StandardCharsets.UTF_8);
            return new Descriptor(mediaType, digest(digest), varint(size), null, Map.of(), List.of());
        }
    }

    private static List<String> path(String namespace, String name, String field) {
        return List.of("v1", namespace, "images", name, "target", field);
    }

    private static Digest digest(byte[] text) throws IOException {
        try {
            return Digest.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the database holds an invalid digest", malformed);
        }
    }

    /// Go's signed varint (encoding/binary): seven bits a byte, lowest first, the sign in the lowest bit.
    private static long varint(byte @Nullable [] bytes) throws IOException {
        long value = 0;
        int shift = 0;
        for (byte b : bytes == null ? new byte[0] : bytes) {
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
            if (b >= 0 || shift > 63) {
                break;
            }
        }
        long decoded = value >>> 1 ^ -(value & 1);
        if (decoded < 0) {
            throw new IOException("the database holds an invalid size");
        }
        return decoded;
    }
}
