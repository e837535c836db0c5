package io.pratique.advisory.feed;

import io.airlift.compress.v3.bzip2.BZip2HadoopStreams;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Opens files packed with gzip, bzip2, xz or zstd, told from each other by their first bytes; any other is read as
/// it
/// is.
final class Packed {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    /// In KiB; what the highest preset of xz(1) makes takes 65 MiB to unpack.
    private static final int XZ_MEMORY = 160 << 10;

    private Packed() {}

    /// @param limit the most bytes that it may unpack to
    static InputStream open(Path file, long limit) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(MAGIC);
            byte[] magic = in.readNBytes(MAGIC);
            in.reset();
            return new MeteredInput(new BufferedInputStream(unpacked(in, magic), BUFFER), limit);
        } catch (IOException problem) {
            in.close();
            throw problem;
        } catch (RuntimeException malformed) {
            // The decoders say so with several unchecked types.
            in.close();
            throw new IOException("the packed file is damaged", malformed);
        }
    }

    private static InputStream unpacked(InputStream in, byte[] magic) throws IOException {
        if (begins(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, BUFFER);
        }
        if (begins(magic, 'B', 'Z', 'h')) {
            return new BZip2HadoopStreams().createInputStream(in);
        }
        if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZstdInputStream.create(in);
        }
        return begins(magic, 0xfd, '7', 'z', 'X') ? new XZInputStream(in, XZ_MEMORY) : in;
    }

    private static boolean begins(byte[] magic, int... octets) {
        if (magic.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((magic[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
