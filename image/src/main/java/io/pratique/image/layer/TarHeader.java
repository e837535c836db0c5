package io.pratique.image.layer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One header block of a tar archive, with its extensions applied.
///
/// @param path as the archive writes it
/// @param type `0` file, `1` hard link, `2` symbolic link, `5` directory, other letters as in pax(1) and GNU tar
/// @param size bytes of the stored body
/// @param mode permission bits
/// @param link the target of a link
/// @param sparse where a sparse file's data lies, null for other files
record TarHeader(
        String path,
        char type,
        long size,
        int mode,
        String link,
        @Nullable SparseMap sparse) {
    static final TarHeader NONE = new TarHeader("", '0', 0, 0, "", null);

    private static final int NAME = 0;
    private static final int MODE = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    /// Parses the 512 bytes at `at`.
    static TarHeader parse(byte[] block, int at) throws IOException {
        checkSum(block, at);
        char type = (char) (block[at + TYPE] & 0xff);
        String name = string(block, at + NAME, 100);
        boolean posix = block[at + MAGIC] == 'u' && block[at + MAGIC + 5] == 0;
        if (posix && block[at + PREFIX] != 0) {
            name = string(block, at + PREFIX, 155) + "/" + name;
        }
        if ((type == 0 || type == '7') && name.endsWith("/")) {
            type = '5';
        } else if (type == 0 || type == '7') {
            type = '0';
        }
        boolean bodiless = type >= '1' && type <= '6';
        long size = number(block, at + SIZE, 12);
        if (size < 0) {
            throw new IOException("a tar header with a negative size");
        }
        return new TarHeader(
                name,
                type,
                bodiless ? 0 : size,
                (int) number(block, at + MODE, 8) & 07777,
                string(block, at + LINK, 100),
                null);
    }

    boolean oldSparse() {
        return type == 'S';
    }

    TarHeader withSparse(SparseMap map) {
        return new TarHeader(path, '0', size, mode, link, map);
    }

    /// The size of the file as a reader of it sees it.
    long fileSize() {
        return sparse == null ? size : sparse.size();
    }

    private static void checkSum(byte[] block, int at) throws IOException {
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < 512; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[at + i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stored = number(block, at + CHECKSUM, 8);
        // early tars summed signed bytes
        if (stored != unsigned && stored != signed) {
            throw new IOException("a tar header with a wrong checksum");
        }
    }

    /// A number field: octal digits, or base-256 where the first bit is set (GNU and star).
    static long number(byte[] block, int at, int length) throws IOException {
        if ((block[at] & 0x80) != 0) {
            return binary(block, at, length);
        }
        long value = 0;
        int i = at;
        int end = at + length;
        while (i < end && (block[i] == ' ' || block[i] == 0)) {
            i++;
        }
        for (; i < end && block[i] != ' ' && block[i] != 0; i++) {
            int digit = block[i] - '0';
            if (digit < 0 || digit > 7 || value > Long.MAX_VALUE >> 3) {
                throw new IOException("a tar header with a malformed number");
            }
            value = value << 3 | digit;
        }
        return value;
    }

    private static long binary(byte[] block, int at, int length) throws IOException {
        if ((block[at] & 0x40) != 0) {
            return -1;
        }
        long value = block[at] & 0x3f;
        for (int i = at + 1; i < at + length; i++) {
            if (value > Long.MAX_VALUE >> 8) {
                throw new IOException("a tar header with a number out of range");
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private static String string(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return text(block, at, end - at);
    }

    /// Names are bytes on disk: UTF-8 where they are valid as such, else each byte for itself, so that different
    /// names stay different.
    static String text(byte[] bytes, int at, int length) {
        boolean ascii = true;
        for (int i = at; i < at + length && ascii; i++) {
            ascii = bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
