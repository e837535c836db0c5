package io.pratique.sbom.language.golang;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Where the names of functions lie in a table of program counters, which every program since Go 1.16 has, stripped
/// or
/// not: its header comes first, the names follow in one piece, those of functions inlined everywhere included (Go,
/// internal/abi, symtab.go; cmd/link, pcln.go).
///
/// @param start from the first byte of the header
/// @param length of all names with the zeros that end them
record FunctionTable(int start, int length) {
    /// It starts at a multiple of the size of pointers, which is one of these.
    static final int ALIGNMENT_32 = 4;
    static final int ALIGNMENT_64 = 8;
    /// The header with eight numbers of eight bytes.
    static final int HEADER_SIZE = 72;

    private static final int NUMBERS_AT = 8;
    private static final int GO_1_16 = 0xfffffffa;
    private static final int GO_1_18 = 0xfffffff0;
    private static final int GO_1_20 = 0xfffffff1;
    /// Before Go 1.26 linkers filled the header up to a multiple of 32 bytes.
    private static final int LONGEST_HEADER = 128;

    private static final int LONGEST = 256 << 20;
    private static final int MOST_FUNCTIONS = 16 << 20;

    /// Whether these eight bytes, read as a little-endian number, may begin a header: the magic in either order of
    /// bytes, two zeros, the shortest instruction and the size of pointers.
    static boolean mayStart(long bytes) {
        return (bytes & 0xf300_ffff_f0ff_fff0L) == 0x0000_0000_f0ff_fff0L && bytes >>> 56 != 0;
    }

    /// @param at where [#HEADER_SIZE] bytes are
    static Optional<FunctionTable> at(byte[] bytes, int at) {
        int size = bytes[at + 7];
        if (bytes[at + 1] != -1 || bytes[at + 4] != 0 || bytes[at + 5] != 0 || size != 4 && size != 8) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, at, HEADER_SIZE).slice();
        Optional<FunctionTable> little = read(header.order(ByteOrder.LITTLE_ENDIAN), size);
        return little.isPresent() ? little : read(header.order(ByteOrder.BIG_ENDIAN), size);
    }

    /// Of the numbers the first is that of functions; since Go 1.18 there is one more before the offsets of the
    /// parts.
    private static Optional<FunctionTable> read(ByteBuffer header, int size) {
        int magic = header.getInt(0);
        if (magic != GO_1_16 && magic != GO_1_18 && magic != GO_1_20) {
            return Optional.empty();
        }
        int parts = magic == GO_1_16 ? 2 : 3;
        long functions = number(header, 0, size);
        long names = number(header, parts, size);
        long end = number(header, parts + 1, size);
        boolean ordered = end <= number(header, parts + 2, size)
                && number(header, parts + 2, size) <= number(header, parts + 3, size);
        boolean possible = functions > 0
                && functions <= MOST_FUNCTIONS
                && names >= NUMBERS_AT + (long) size * (parts + 5)
                && names <= LONGEST_HEADER
                && end - names > functions
                && end - names <= LONGEST;
        return ordered && possible
                ? Optional.of(new FunctionTable((int) names, (int) (end - names)))
                : Optional.empty();
    }

    private static long number(ByteBuffer header, int index, int size) {
        int at = NUMBERS_AT + index * size;
        return size == 8 ? header.getLong(at) : header.getInt(at) & 0xffff_ffffL;
    }
}
