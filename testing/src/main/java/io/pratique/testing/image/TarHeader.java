package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/// A 512-byte tar header (POSIX ustar, tar(5)), each field settable to whatever a test needs.
public final class TarHeader {
    static final int BLOCK = 512;

    private final byte[] block = new byte[BLOCK];
    private boolean badChecksum;

    public TarHeader(String name, char type) {
        field(0, 100, name.getBytes(UTF_8));
        mode(type == '5' ? 0755 : 0644)
                .octal(108, 8, 0)
                .octal(116, 8, 0)
                .size(0)
                .octal(136, 12, 0);
        block[156] = (byte) type;
        field(257, 8, "ustar\00000".getBytes(US_ASCII));
    }

    public TarHeader mode(int mode) {
        return octal(100, 8, mode);
    }

    public TarHeader owner(long user, long group) {
        return user > 07777777 || group > 07777777
                ? base256(108, 8, user).base256(116, 8, group)
                : octal(108, 8, user).octal(116, 8, group);
    }

    public TarHeader size(long size) {
        return octal(124, 12, size);
    }

    /// The size in GNU's base-256 form, which can also be negative.
    public TarHeader binarySize(long size) {
        return base256(124, 12, size);
    }

    public TarHeader modified(long seconds) {
        return octal(136, 12, seconds);
    }

    public TarHeader link(String target) {
        return field(157, 100, target.getBytes(UTF_8));
    }

    /// The ustar prefix, put before the name with a slash.
    public TarHeader prefix(String prefix) {
        return field(345, 155, prefix.getBytes(UTF_8));
    }

    public TarHeader device(int major, int minor) {
        return octal(329, 8, major).octal(337, 8, minor);
    }

    /// GNU's magic instead of POSIX's, which frees the prefix for other uses.
    public TarHeader gnu() {
        return field(257, 8, "ustar  \0".getBytes(US_ASCII));
    }

    /// Any bytes anywhere.
    public TarHeader raw(int offset, byte[] bytes) {
        System.arraycopy(bytes, 0, block, offset, bytes.length);
        return this;
    }

    public TarHeader badChecksum() {
        badChecksum = true;
        return this;
    }

    TarHeader octal(int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        if (value < 0 || digits.length() >= length) {
            return base256(offset, length, value);
        }
        String padded = "0".repeat(length - 1 - digits.length()) + digits + "\0";
        return field(offset, length, padded.getBytes(US_ASCII));
    }

    private TarHeader base256(int offset, int length, long value) {
        Arrays.fill(block, offset, offset + length, value < 0 ? (byte) 0xff : 0);
        byte[] bytes = ByteBuffer.allocate(8).putLong(value).array();
        int kept = Math.min(8, length - 1);
        System.arraycopy(bytes, 8 - kept, block, offset + length - kept, kept);
        block[offset] |= (byte) 0x80;
        return this;
    }

    private TarHeader field(int offset, int length, byte[] bytes) {
        Arrays.fill(block, offset, offset + length, (byte) 0);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
        return this;
    }

    byte[] bytes() {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = badChecksum ? 1 : 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        field(148, 8, String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(US_ASCII));
        return block.clone();
    }
}
