package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/// What the Go linker notes in a program, as `go version -m` shows it (Go, debug/buildinfo).
///
/// @param goVersion such as `go1.21.3`, possibly followed by experiments or a vendor's note
/// @param modules lines of fields separated by tabs; empty for a program built without modules
record BuildInformation(String goVersion, String modules) {
    /// Starts the record, at a multiple of 16 bytes.
    private static final byte[] MAGIC = {(byte) 0xff, ' ', 'G', 'o', ' ', 'b', 'u', 'i', 'l', 'd', 'i', 'n', 'f', ':'};

    /// Its first eight bytes, little-endian.
    static final long START = 0x6975_6220_6f47_20ffL;

    static final int ALIGNMENT = 16;
    /// The magic, the size of pointers, flags; then two pointers or nothing up to this size.
    static final int HEADER_SIZE = 32;
    static final int POINTER_SIZE_AT = 14;
    static final int FLAGS_AT = 15;
    static final int BIG_ENDIAN = 1;
    /// Since Go 1.18 both texts follow the header; before, pointers led to them.
    static final int INLINE = 2;

    static final int LONGEST_VERSION = 256;
    static final int LONGEST_MODULES = 16 << 20;
    /// The text of modules stands between marks of this length, for those who search a program in memory.
    private static final int MARK_SIZE = 16;

    static boolean startsAt(byte[] bytes, int at) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[at + i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the two bytes after the magic are those of the older form. A program may hold the magic alone: those
    /// that read build information do.
    static boolean pointers(byte pointerSize, byte flags) {
        return (pointerSize == 4 || pointerSize == 8) && (flags & ~BIG_ENDIAN) == 0;
    }

    /// Whether a text begins as the versions of Go do: `go1.21.3`, `devel go1.22-1e3b2a`.
    static boolean looksLikeVersion(String text) {
        return text.startsWith("go") || text.startsWith("devel ");
    }

    /// @param marked the text of modules with its marks, which are no UTF-8, or anything shorter where there are
    ///     none
    static BuildInformation of(String goVersion, byte[] marked) {
        int length = marked.length - 2 * MARK_SIZE;
        boolean complete = length > 0 && marked[MARK_SIZE + length - 1] == '\n';
        return new BuildInformation(goVersion, complete ? new String(marked, MARK_SIZE, length, UTF_8) : "");
    }

    static int checkedLength(long length, int longest) throws IOException {
        if (length < 0 || length > longest) {
            throw new IOException("Go build information with a text of " + length + " bytes");
        }
        return (int) length;
    }
}
