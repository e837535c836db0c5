package io.pratique.image.source.archive;

import io.pratique.image.layer.ZstdStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;

/// How an archive is compressed as a whole, told by its first bytes.
enum Packing {
    NONE,
    GZIP,
    ZSTD;

    private static final int BUFFER = 1 << 16;

    static Packing of(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(4);
        channel.read(start, 0);
        int magic = start.getInt(0);
        if (magic >>> 16 == 0x1f8b) {
            return GZIP;
        }
        return magic == 0x28b52ffd ? ZSTD : NONE;
    }

    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case ZSTD -> new ZstdStream(packed);
        };
    }
}
