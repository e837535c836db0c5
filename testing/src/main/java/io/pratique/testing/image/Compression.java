package io.pratique.testing.image;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// How the bytes of a layer are stored.
public enum Compression {
    NONE(""),
    GZIP("+gzip"),
    ZSTD("+zstd");

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /// The media type of an OCI layer stored so.
    public String layerType() {
        return "application/vnd.oci.image.layer.v1.tar" + suffix;
    }

    public byte[] apply(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (OutputStream compressed = wrap(out)) {
            compressed.write(plain);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return out.toByteArray();
    }

    private OutputStream wrap(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }
}
