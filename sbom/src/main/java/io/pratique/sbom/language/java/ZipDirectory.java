package io.pratique.sbom.language.java;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where the central directory of a zip archive lies.
///
/// @param base what to add to offsets: the length of what was put before the archive, such as a start script
record ZipDirectory(int start, int end, long base) {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int END64 = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_SIZE = 20;

    /// @param bytes little-endian
    static ZipDirectory find(ByteBuffer bytes) throws IOException {
        int last = bytes.capacity() - END_SIZE;
        int first = Math.max(0, last - LONGEST_COMMENT);
        for (int at = last; at >= first; at--) {
            if (bytes.get(at) == 'P' && bytes.getInt(at) == END && commentFits(bytes, at)) {
                return read(bytes, at);
            }
        }
        throw new IOException("not a zip archive: it has no directory");
    }

    private static boolean commentFits(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at + 20)) <= bytes.capacity() - END_SIZE - at;
    }

    private static ZipDirectory read(ByteBuffer bytes, int at) throws IOException {
        long size = Integer.toUnsignedLong(bytes.getInt(at + 12));
        long offset = Integer.toUnsignedLong(bytes.getInt(at + 16));
        int locator = at - LOCATOR64_SIZE;
        if (locator >= END64_SIZE && bytes.getInt(locator) == LOCATOR64) {
            int wide = locateEnd64(bytes, locator);
            return checked(wide, bytes.getLong(wide + 40), bytes.getLong(wide + 48));
        }
        return checked(at, size, offset);
    }

    /// The 64-bit end record stands where the locator says, or just before the locator when something was put
    /// before the archive.
    private static int locateEnd64(ByteBuffer bytes, int locator) throws IOException {
        long said = bytes.getLong(locator + 8);
        int before = locator - END64_SIZE;
        if (said >= 0 && said <= before && bytes.getInt((int) said) == END64) {
            return (int) said;
        }
        if (bytes.getInt(before) == END64) {
            return before;
        }
        throw new IOException("zip archive without its 64-bit directory");
    }

    private static ZipDirectory checked(int end, long size, long offset) throws IOException {
        if (size < 0 || size > end || offset < 0 || offset > end - size) {
            throw new IOException("zip directory lies outside of the archive");
        }
        return new ZipDirectory((int) (end - size), end, end - size - offset);
    }
}
