package io.pratique.image.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Decodes DEFLATE (RFC 1951) in Java, faster than zlib once it is compiled: bench/README.md has the figures.
///
/// Where the speed comes from: 64 bits of input at a time, one table look-up for a symbol and often for two
/// literals, matches copied eight bytes at a time, and no check of the input inside the loop, since the buffers
/// have room to spare.
final class DeflateDecoder {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HISTORY = 1 << 15;
    private static final int CHUNK = 1 << 17;
    /// Bytes that one step may write past the limit: three pairs of literals, the longest match, and what its copy
    /// overshoots.
    private static final int ROOM = 320;
    private static final int INPUT = 1 << 16;
    /// Bytes that one step may read past the limit.
    private static final int PADDING = 32;
    /// The longest header of a block with dynamic codes: 17 + 19 · 3 + 320 · 14 bits.
    private static final int LONGEST_HEADER = 600;

    private static final String TOO_EARLY = "compressed data ends too early";

    private final InputStream in;
    private final byte[] input = new byte[INPUT + PADDING];
    private final byte[] window = new byte[HISTORY + CHUNK + ROOM];
    private final DeflateTables tables = new DeflateTables();

    private int inputAt;
    private int inputEnd;
    private boolean inputEnded;
    private long bits;
    private int bitCount;

    private int from = HISTORY;
    private int to = HISTORY;
    private long written;
    private boolean inBlock;
    private boolean lastBlock;
    private int storedLeft;

    DeflateDecoder(InputStream in) {
        this.in = in;
    }

    /// Makes ready for a stream that begins at the next byte.
    void begin() {
        inBlock = false;
        lastBlock = false;
        storedLeft = 0;
        written = 0;
        from = HISTORY;
        to = HISTORY;
    }

    /// Where the bytes of the last [#decode] lie.
    byte[] window() {
        return window;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Bytes decoded since [#begin].
    long written() {
        return written;
    }

    /// Decodes more; false at the end of the stream. Then [#nextByte] gives what follows it.
    boolean decode() throws IOException {
        int keep = (int) Math.min(HISTORY, written);
        System.arraycopy(window, to - keep, window, HISTORY - keep, keep);
        from = HISTORY;
        to = HISTORY;
        while (to < HISTORY + CHUNK) {
            if (storedLeft > 0) {
                copyStored();
            } else if (inBlock) {
                fill(PADDING);
                codes();
            } else if (lastBlock) {
                break;
            } else {
                header();
            }
        }
        written += to - from;
        if (to == from) {
            align();
        }
        return to > from;
    }

    /// The next whole byte of the input, -1 at its end.
    int nextByte() throws IOException {
        align();
        fill(1);
        return inputAt < inputEnd ? input[inputAt++] & 0xff : -1;
    }

    /// Gives whole bytes back that were taken into the bit buffer, and drops the bits before them.
    private void align() throws IOException {
        inputAt -= bitCount >>> 3;
        bits = 0;
        bitCount = 0;
        checkInput();
    }

    /// The loop may run into the zeros behind the input; that shows here.
    private void checkInput() throws IOException {
        if (isBehindInput(inputAt, bitCount)) {
            throw new EOFException(TOO_EARLY);
        }
    }

    private boolean isBehindInput(int at, int bitCount) {
        return at - (bitCount >>> 3) > inputEnd;
    }

    private IOException corrupt() {
        return corrupt(inputAt, bitCount);
    }

    /// What looks corrupt may be the zeros behind an input that ends too early.
    private IOException corrupt(int at, int bitCount) {
        return isBehindInput(at, bitCount) ? new EOFException(TOO_EARLY) : new IOException("corrupt compressed data");
    }

    /// Sees to it that `count` bytes are at hand, or all that are left and zeros behind them.
    private void fill(int count) throws IOException {
        if (inputEnd - inputAt >= count || inputEnded) {
            return;
        }
        // whole bytes in the bit buffer stay in front, since align() may give them back
        int held = Math.min(bitCount >>> 3, inputAt);
        int keep = Math.max(inputEnd - inputAt + held, 0);
        System.arraycopy(input, inputAt - held, input, 0, keep);
        inputAt = held;
        inputEnd = keep;
        while (inputEnd - inputAt < count) {
            int read = in.read(input, inputEnd, INPUT - inputEnd);
            if (read <= 0) {
                inputEnded = true;
                Arrays.fill(input, inputEnd, inputEnd + PADDING, (byte) 0);
                return;
            }
            inputEnd += read;
        }
    }

    private void header() throws IOException {
        fill(LONGEST_HEADER);
        lastBlock = take(1) == 1;
        switch (take(2)) {
            case 0 -> stored();
            case 1 -> {
                tables.fixed();
                inBlock = true;
            }
            case 2 -> {
                dynamic();
                inBlock = true;
            }
            default -> throw corrupt();
        }
        checkInput();
    }

    private void stored() throws IOException {
        int drop = bitCount & 7;
        bits >>>= drop;
        bitCount -= drop;
        int length = take(16);
        if ((take(16) ^ length) != 0xffff) {
            throw corrupt();
        }
        align();
        storedLeft = length;
    }

    private void copyStored() throws IOException {
        fill(1);
        int count = Math.min(Math.min(storedLeft, inputEnd - inputAt), HISTORY + CHUNK - to);
        if (count <= 0) {
            throw new EOFException(TOO_EARLY);
        }
        System.arraycopy(input, inputAt, window, to, count);
        inputAt += count;
        to += count;
        storedLeft -= count;
    }

    private void dynamic() throws IOException {
        int literals = take(5) + 257;
        int distances = take(5) + 1;
        int lengths = take(4) + 4;
        if (literals > 286 || distances > 30) {
            throw corrupt();
        }
        tables.beginLengths();
        for (int i = 0; i < lengths; i++) {
            tables.lengthOfLength(i, take(3));
        }
        checkInput();
        tables.buildLengths();
        for (int i = 0; i < literals + distances; ) {
            refill();
            int symbol = tables.lengthSymbol((int) bits & 127);
            drop(symbol >>> 8);
            checkInput();
            i = tables.length(i, symbol & 255, this::take, literals + distances);
        }
        checkInput();
        tables.build(literals, distances);
    }

    @FunctionalInterface
    interface Bits {
        int take(int count);
    }

    private int take(int count) {
        if (bitCount < count) {
            refill();
        }
        int value = (int) bits & ((1 << count) - 1);
        drop(count);
        return value;
    }

    private void drop(int count) {
        bits >>>= count;
        bitCount -= count;
    }

    private void refill() {
        bits |= (long) LONG.get(input, Math.min(inputAt, INPUT + PADDING - 8)) << bitCount;
        inputAt += (63 - bitCount) >>> 3;
        bitCount |= 56;
    }

    /// Decodes symbols until the block ends, the window is full, or input is needed.
    private void codes() throws IOException {
        byte[] input = this.input;
        byte[] out = this.window;
        int[] literals = tables.literals;
        int[] distances = tables.distances;
        long bits = this.bits;
        int bitCount = this.bitCount;
        int at = this.inputAt;
        int to = this.to;
        int outLimit = HISTORY + CHUNK;
        int inLimit = inputEnded ? inputEnd + PADDING - 16 : inputEnd - 16;
        int oldest = (int) Math.max(HISTORY - written, 0);
        boolean ended = false;
        while (to < outLimit && at <= inLimit) {
            bits |= (long) LONG.get(input, at) << bitCount;
            at += (63 - bitCount) >>> 3;
            bitCount |= 56;
            int entry = literals[(int) bits & DeflateTables.LITERAL_MASK];
            if (entry < 0) {
                // up to three look-ups of literals fit into one filling of the bit buffer
                SHORT.set(out, to, (short) (entry >>> 8));
                to += entry >>> 24 & 3;
                bits >>>= entry;
                bitCount -= entry & 63;
                entry = literals[(int) bits & DeflateTables.LITERAL_MASK];
                if (entry < 0) {
                    SHORT.set(out, to, (short) (entry >>> 8));
                    to += entry >>> 24 & 3;
                    bits >>>= entry;
                    bitCount -= entry & 63;
                    entry = literals[(int) bits & DeflateTables.LITERAL_MASK];
                    if (entry < 0) {
                        SHORT.set(out, to, (short) (entry >>> 8));
                        to += entry >>> 24 & 3;
                        bits >>>= entry;
                        bitCount -= entry & 63;
                        continue;
                    }
                }
                bits |= (long) LONG.get(input, at) << bitCount;
                at += (63 - bitCount) >>> 3;
                bitCount |= 56;
            }
            if ((entry & DeflateTables.EXCEPTION) != 0) {
                if ((entry & DeflateTables.SUBTABLE) != 0) {
                    entry = literals[
                            (entry >>> 8 & 0xffff)
                                    + ((int) (bits >>> DeflateTables.LITERAL_BITS) & (1 << (entry & 15)) - 1)];
                    if (entry < 0) {
                        out[to++] = (byte) (entry >>> 8);
                        bits >>>= entry;
                        bitCount -= entry & 63;
                        continue;
                    }
                }
                if ((entry & DeflateTables.END) != 0) {
                    bits >>>= entry;
                    bitCount -= entry & 63;
                    ended = true;
                    break;
                }
                if ((entry & DeflateTables.EXCEPTION) != 0) {
                    throw corrupt(at, bitCount);
                }
            }
            int length = (entry >>> 8 & 0x1ff) + ((int) (bits >>> (entry >>> 17 & 15)) & (1 << (entry >>> 21 & 7)) - 1);
            bits >>>= entry;
            bitCount -= entry & 63;
            int distance = distances[(int) bits & DeflateTables.DISTANCE_MASK];
            if ((distance & DeflateTables.EXCEPTION) != 0) {
                if ((distance & DeflateTables.SUBTABLE) != 0) {
                    distance = distances[
                            (distance >>> 8 & 0xffff)
                                    + ((int) (bits >>> DeflateTables.DISTANCE_BITS) & (1 << (distance & 15)) - 1)];
                }
                if ((distance & DeflateTables.EXCEPTION) != 0) {
                    throw corrupt(at, bitCount);
                }
            }
            int back = (distance >>> 10 & 0x7fff)
                    + 1
                    + ((int) (bits >>> (distance >>> 6 & 15)) & (1 << (distance >>> 25 & 15)) - 1);
            bits >>>= distance;
            bitCount -= distance & 63;
            int source = to - back;
            if (source < oldest) {
                throw corrupt(at, bitCount);
            }
            int end = to + length;
            if (back >= 8) {
                LONG.set(out, to, (long) LONG.get(out, source));
                LONG.set(out, to + 8, (long) LONG.get(out, source + 8));
                if (length > 16) {
                    source += 16;
                    to += 16;
                    do {
                        LONG.set(out, to, (long) LONG.get(out, source));
                        source += 8;
                        to += 8;
                    } while (to < end);
                }
            } else if (back == 1) {
                long run = (out[source] & 0xffL) * 0x0101010101010101L;
                do {
                    LONG.set(out, to, run);
                    to += 8;
                } while (to < end);
            } else {
                while (to < end) {
                    out[to++] = out[source++];
                }
            }
            to = end;
        }
        this.bits = bits;
        this.bitCount = bitCount;
        this.inputAt = at;
        this.to = to;
        checkInput();
        if (ended) {
            inBlock = false;
        }
    }
}
