package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;

import java.nio.charset.StandardCharsets;

/// Reads the fields of a tar header (POSIX ustar and GNU's extensions, tar(5)).
final class TarFields {
    static final int BLOCK = 512;

    private static final int CHECKSUM = 148;

    private TarFields() {}

    /// Text up to the first NUL.
    static String text(byte[] bytes, int offset, int length) {
        int end = offset;
        while (end < offset + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
    }

    /// A number in octal, or in GNU's base 256 where the highest bit is set.
    ///
    /// @throws io.pratique.model.PratiqueException when it is neither or negative
    static long number(byte[] header, int offset, int length) {
        return (header[offset] & 0x80) != 0 ? binary(header, offset, length) : octal(header, offset, length);
    }

    private static long binary(byte[] header, int offset, int length) {
        long value = header[offset] & 0x7f;
        for (int i = 1; i < length; i++) {
            if (value < 0 || value > Long.MAX_VALUE >> 8) {
                throw invalid("the archive is damaged: a tar header holds a number out of range");
            }
            value = value << 8 | header[offset + i] & 0xff;
        }
        return value;
    }

    private static long octal(byte[] header, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && header[at] == ' ') {
            at++;
        }
        long value = 0;
        while (at < end && header[at] >= '0' && header[at] <= '7') {
            value = value << 3 | header[at++] - '0';
        }
        if (at < end && header[at] != 0 && header[at] != ' ') {
            throw invalid("the archive is damaged: a tar header holds no valid number");
        }
        return value;
    }

    /// Whether the sum of all bytes is the one in the header; some old programs summed signed bytes.
    static boolean checksumHolds(byte[] header) {
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : header[i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stated = octal(header, CHECKSUM, 8);
        return stated == unsigned || stated == signed;
    }

    static boolean isZero(byte[] header) {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
