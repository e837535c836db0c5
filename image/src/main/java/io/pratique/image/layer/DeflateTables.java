package io.pratique.image.layer;

import java.io.IOException;
import java.util.Arrays;

/// The decoding tables of one DEFLATE block (RFC 1951, section 3.2).
///
/// An entry is found by the next bits of the input. Its lowest six bits tell how many bits it uses up, so that it
/// serves as a shift distance as it is:
///
/// - one or two literals: sign bit set, count in bits 24 and 25, values in bits 8 to 15 and 16 to 23;
/// - a length: base in bits 8 to 16, code bits in 17 to 20, extra bits in 21 to 23;
/// - a distance: base less one in bits 10 to 24, code bits in 6 to 9, extra bits in 25 to 28;
/// - [#EXCEPTION]: the end of the block, a code that does not exist, or a [#SUBTABLE] for longer codes (index in
///   bits 8 to 23, width in 0 to 3).
final class DeflateTables {
    static final int LITERAL_BITS = 11;
    static final int DISTANCE_BITS = 9;
    static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
    static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;
    static final int EXCEPTION = 1 << 29;
    static final int SUBTABLE = 1 << 30;
    static final int END = 1 << 28;

    private static final int LITERAL = 1 << 31;
    private static final int LONGEST_CODE = 15;
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LITERAL_SYMBOLS = literalSymbols();
    private static final int[] DISTANCE_SYMBOLS = distanceSymbols();

    /// A subtable of the other four bits for each of the entries, at the very most.
    final int[] literals = new int[(1 << LITERAL_BITS) + (288 << LONGEST_CODE - LITERAL_BITS)];

    final int[] distances = new int[(1 << DISTANCE_BITS) + (32 << LONGEST_CODE - DISTANCE_BITS)];

    private final int[] lengthTable = new int[128];
    private final byte[] codeLengths = new byte[19];
    private final byte[] symbols = new byte[288 + 32 + 138];
    private boolean fixedBuilt;

    private static int[] literalSymbols() {
        int[] symbols = new int[288];
        for (int i = 0; i < 256; i++) {
            symbols[i] = LITERAL | 1 << 24 | i << 8;
        }
        symbols[256] = EXCEPTION | END;
        int base = 3;
        for (int i = 0; i < 28; i++) {
            int extra = i < 8 ? 0 : (i >> 2) - 1;
            symbols[257 + i] = base << 8 | extra << 21;
            base += 1 << extra;
        }
        symbols[285] = 258 << 8;
        symbols[286] = EXCEPTION;
        symbols[287] = EXCEPTION;
        return symbols;
    }

    private static int[] distanceSymbols() {
        int[] symbols = new int[32];
        int base = 1;
        for (int i = 0; i < 30; i++) {
            int extra = i < 4 ? 0 : (i >> 1) - 1;
            symbols[i] = base - 1 << 10 | extra << 25;
            base += 1 << extra;
        }
        symbols[30] = EXCEPTION;
        symbols[31] = EXCEPTION;
        return symbols;
    }

    /// The codes of section 3.2.6.
    void fixed() throws IOException {
        if (fixedBuilt) {
            return;
        }
        Arrays.fill(symbols, 0, 144, (byte) 8);
        Arrays.fill(symbols, 144, 256, (byte) 9);
        Arrays.fill(symbols, 256, 280, (byte) 7);
        Arrays.fill(symbols, 280, 288, (byte) 8);
        Arrays.fill(symbols, 288, 320, (byte) 5);
        build(288, 32);
        fixedBuilt = true;
    }

    void beginLengths() {
        Arrays.fill(codeLengths, (byte) 0);
    }

    void lengthOfLength(int index, int bits) {
        codeLengths[LENGTH_ORDER[index]] = (byte) bits;
    }

    void buildLengths() throws IOException {
        int[] plain = new int[19];
        for (int i = 0; i < 19; i++) {
            plain[i] = i << 6;
        }
        fill(lengthTable, 7, codeLengths, 0, 19, plain, Entries.PLAIN);
    }

    /// The symbol that seven bits begin with, its width in the bits from 8 on; an unused code gives width 0 and
    /// symbol 255.
    int lengthSymbol(int bits) {
        int entry = lengthTable[bits];
        return (entry & EXCEPTION) != 0 ? 255 : (entry & 63) << 8 | entry >>> 6 & 31;
    }

    /// Takes one symbol of section 3.2.7, which stands for one or more code lengths.
    ///
    /// @param total how many lengths there are
    /// @return the index after those now known
    int length(int index, int symbol, DeflateDecoder.Bits bits, int total) throws IOException {
        if (symbol < 16) {
            symbols[index] = (byte) symbol;
            return index + 1;
        }
        byte value = 0;
        int count = switch (symbol) {
            case 16 -> 3 + bits.take(2);
            case 17 -> 3 + bits.take(3);
            case 18 -> 11 + bits.take(7);
            default -> total + 1;
        };
        if (index + count > total || (symbol == 16 && index == 0)) {
            throw corrupt();
        }
        if (symbol == 16) {
            value = symbols[index - 1];
        }
        Arrays.fill(symbols, index, index + count, value);
        return index + count;
    }

    /// Builds both tables from the code lengths.
    void build(int literalCount, int distanceCount) throws IOException {
        fixedBuilt = false;
        if (symbols[256] == 0) {
            throw corrupt();
        }
        fill(literals, LITERAL_BITS, symbols, 0, literalCount, LITERAL_SYMBOLS, Entries.LENGTH);
        fill(distances, DISTANCE_BITS, symbols, literalCount, distanceCount, DISTANCE_SYMBOLS, Entries.DISTANCE);
        pairLiterals();
    }

    /// Joins two literals into one entry where the codes of both fit into the bits of the index.
    private void pairLiterals() {
        for (int i = LITERAL_MASK; i >= 0; i--) {
            int first = literals[i];
            int width = first & 63;
            if (first >= 0 || width >= LITERAL_BITS || (first >>> 24 & 3) != 1) {
                continue;
            }
            // entries below i are still single, and the second look-up is at a smaller index or at i itself
            int second = literals[i >>> width];
            int both = width + (second & 63);
            if (second < 0 && (second >>> 24 & 3) == 1 && both <= LITERAL_BITS) {
                literals[i] = LITERAL | 2 << 24 | (second & 0xff00) << 8 | first & 0xff00 | both;
            }
        }
    }

    /// Fills a table from code lengths, as section 3.2.2 assigns the codes.
    ///
    private static void fill(
            int[] table, int tableBits, byte[] lengths, int start, int count, int[] symbols, Entries kind)
            throws IOException {
        int[] perLength = new int[LONGEST_CODE + 1];
        int used = 0;
        for (int i = 0; i < count; i++) {
            perLength[lengths[start + i]]++;
            used += lengths[start + i] == 0 ? 0 : 1;
        }
        int[] next = new int[LONGEST_CODE + 1];
        int code = 0;
        for (int bits = 1; bits <= LONGEST_CODE; bits++) {
            code = code + (bits == 1 ? 0 : perLength[bits - 1]) << 1;
            next[bits] = code;
            if (code + perLength[bits] > 1 << bits) {
                throw corrupt();
            }
        }
        boolean complete = code + perLength[LONGEST_CODE] == 1 << LONGEST_CODE;
        // a single code of one bit may stand alone (section 3.2.7, of distances; zlib takes it of lengths also)
        if (!complete && (kind == Entries.PLAIN || used > 1 || perLength[1] != used)) {
            throw corrupt();
        }
        Arrays.fill(table, 0, 1 << tableBits, EXCEPTION);
        int free = 1 << tableBits;
        for (int symbol = 0; symbol < count; symbol++) {
            int bits = lengths[start + symbol];
            if (bits == 0) {
                continue;
            }
            int reversed = Integer.reverse(next[bits]++) >>> 32 - bits;
            int entry = kind.entry(symbols[symbol], bits);
            if (bits <= tableBits) {
                for (int i = reversed; i < 1 << tableBits; i += 1 << bits) {
                    table[i] = entry;
                }
                continue;
            }
            int prefix = reversed & (1 << tableBits) - 1;
            int width = LONGEST_CODE - tableBits;
            if ((table[prefix] & SUBTABLE) == 0) {
                table[prefix] = EXCEPTION | SUBTABLE | free << 8 | width;
                Arrays.fill(table, free, free + (1 << width), EXCEPTION);
                free += 1 << width;
            }
            int subtable = table[prefix] >>> 8 & 0xffff;
            for (int i = reversed >>> tableBits; i < 1 << width; i += 1 << bits - tableBits) {
                table[subtable + i] = entry;
            }
        }
    }

    /// How the width of a code is written into a symbol's entry.
    private enum Entries {
        PLAIN(0, 0, 0),
        LENGTH(17, 21, 7),
        DISTANCE(6, 25, 15);

        private final int codeAt;
        private final int extraAt;
        private final int extraMask;

        Entries(int codeAt, int extraAt, int extraMask) {
            this.codeAt = codeAt;
            this.extraAt = extraAt;
            this.extraMask = extraMask;
        }

        int entry(int symbol, int bits) {
            if (symbol < 0 || (symbol & EXCEPTION) != 0 || this == PLAIN) {
                return symbol | bits;
            }
            return symbol | bits << codeAt | bits + (symbol >>> extraAt & extraMask);
        }
    }

    private static IOException corrupt() {
        return new IOException("corrupt compressed data");
    }
}
