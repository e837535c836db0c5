package io.pratique.sbom.language.java;

import java.nio.ByteBuffer;

/// The three numbers of a directory entry that may need 64 bits.
record ZipSizes(long expanded, long stored, long header) {
    private static final long ELSEWHERE = 0xffff_ffffL;
    private static final int ZIP64 = 0x0001;

    /// With the values of the zip64 extra field in place of those that do not fit 32 bits (APPNOTE.TXT 4.5.3); -1
    /// for one that is missing.
    ZipSizes widened(ByteBuffer bytes, int start, int length) {
        if (expanded != ELSEWHERE && stored != ELSEWHERE && header != ELSEWHERE) {
            return this;
        }
        int end = start + length;
        for (int at = start; end - at >= 4; ) {
            int size = Short.toUnsignedInt(bytes.getShort(at + 2));
            if (bytes.getShort(at) == ZIP64) {
                return widened(bytes.slice(at + 4, Math.min(size, end - at - 4)).order(bytes.order()));
            }
            at += 4 + size;
        }
        return this;
    }

    private ZipSizes widened(ByteBuffer values) {
        return new ZipSizes(widened(expanded, values), widened(stored, values), widened(header, values));
    }

    private static long widened(long value, ByteBuffer values) {
        if (value != ELSEWHERE) {
            return value;
        }
        return values.remaining() >= 8 ? values.getLong() : -1;
    }
}
