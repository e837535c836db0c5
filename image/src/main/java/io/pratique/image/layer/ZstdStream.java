package io.pratique.image.layer;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Decompresses zstd (RFC 8878): all frames, skippable ones left out, windows up to 128 MiB.
public final class ZstdStream extends FilterInputStream {
    public ZstdStream(InputStream in) {
        super(ZstdInputStream.create(in));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        try {
            return in.read(out, offset, length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException problem) {
            throw new IOException("corrupt zstd data", problem);
        }
    }
}
