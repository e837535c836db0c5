package io.pratique.image.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// How a layer is stored. The first bytes decide: registries and tools label layers wrongly often enough.
enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int MAGIC = 6;

    /// Opens stored bytes as plain ones.
    ///
    /// @throws UnsupportedLayerException for compressions that the OCI image specification does not know
    static InputStream open(InputStream stored) throws IOException {
        var in = new PushbackInputStream(stored, MAGIC);
        byte[] magic = new byte[MAGIC];
        int count = in.readNBytes(magic, 0, MAGIC);
        in.unread(magic, 0, count);
        return switch (of(magic)) {
            case NONE -> in;
            case GZIP -> new GzipStream(in);
            case ZSTD -> new ZstdStream(in);
        };
    }

    private static Compression of(byte[] magic) throws UnsupportedLayerException {
        int word = (magic[0] & 0xff) | (magic[1] & 0xff) << 8 | (magic[2] & 0xff) << 16 | (magic[3] & 0xff) << 24;
        if ((word & 0xffff) == 0x8b1f) {
            return GZIP;
        }
        // RFC 8878, sections 3.1.1 and 3.1.2: frames, and skippable frames
        if (word == 0xfd2fb528 || (word & 0xfffffff0) == 0x184d2a50) {
            return ZSTD;
        }
        if (word == 0x587a37fd) {
            throw new UnsupportedLayerException("xz");
        }
        if ((word & 0xffffff) == 0x685a42) {
            throw new UnsupportedLayerException("bzip2");
        }
        return NONE;
    }
}
