package io.pratique.model.inventory;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Many names in about 13.5 bits each: it tells that a name is not among them, and with one error in 4,096 that it
/// is.
///
/// The [hashes][NameHash] are scaled to 4,096 times their number and sorted; what is kept are the differences, each
/// as
/// its 4,096s as ones, a zero and twelve bits (Golomb-Rice coding).
public final class NameSet {
    /// More names than any program has; scaled they are below 2³¹.
    public static final int MOST = 500_000;

    private static final int LOW_BITS = 12;
    private static final int COUNT_BYTES = 4;

    private final byte[] coded;

    private NameSet(byte[] coded) {
        this.coded = coded;
    }

    /// @param hashes of the names, in any order, also repeated; they are sorted in place
    /// @param count how many of them there are, [#MOST] at most
    public static NameSet of(long[] hashes, int count) {
        Arrays.sort(hashes, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[distinct++] = hashes[i];
            }
        }
        return new NameSet(encode(hashes, distinct));
    }

    private static byte[] encode(long[] sorted, int count) {
        // The ones of all differences together are no more than the names, since 4,096 times their number is the
        // highest.
        var bits = new BitWriter(COUNT_BYTES + (count * (LOW_BITS + 2L) + 7) / 8);
        bits.write(count, 8 * COUNT_BYTES);
        long before = 0;
        for (int i = 0; i < count; i++) {
            long scaled = scale(sorted[i], count);
            long difference = scaled - before;
            before = scaled;
            for (long high = difference >>> LOW_BITS; high > 0; high--) {
                bits.write(1, 1);
            }
            bits.write(0, 1);
            bits.write((int) difference & (1 << LOW_BITS) - 1, LOW_BITS);
        }
        return bits.bytes();
    }

    /// Keeps the order of signed numbers, moved to begin at zero.
    private static long scale(long hash, int count) {
        return Math.unsignedMultiplyHigh(hash ^ Long.MIN_VALUE, (long) count << LOW_BITS);
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when it is nothing like that
    public static NameSet parse(String text) {
        var set = new NameSet(Base64.getDecoder().decode(text));
        set.index();
        return set;
    }

    /// As Base64.
    public String text() {
        return Base64.getEncoder().encodeToString(coded);
    }

    /// Makes ready to look names up.
    ///
    /// @throws IllegalArgumentException when this was parsed from nothing of the kind
    public Index index() {
        var bits = new BitReader(coded);
        int count = coded.length < COUNT_BYTES ? -1 : bits.read(8 * COUNT_BYTES);
        if (count < 0 || count > MOST || (long) coded.length * 8 < count * (LOW_BITS + 1L)) {
            throw new IllegalArgumentException("no set of names");
        }
        var numbers = new int[count];
        int number = 0;
        for (int i = 0; i < count; i++) {
            number += (bits.ones() << LOW_BITS) + bits.read(LOW_BITS);
            numbers[i] = number;
        }
        return new Index(numbers);
    }

    /// A set that is spread out.
    public static final class Index {
        private final int[] numbers;

        private Index(int[] numbers) {
            this.numbers = numbers;
        }

        /// Whether a name is in the set: no is certain.
        public boolean mayContain(String name) {
            return Arrays.binarySearch(numbers, (int) scale(NameHash.of(name), numbers.length)) >= 0;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NameSet that && Arrays.equals(coded, that.coded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coded);
    }

    @Override
    public String toString() {
        return "NameSet of " + coded.length + " bytes";
    }
}
