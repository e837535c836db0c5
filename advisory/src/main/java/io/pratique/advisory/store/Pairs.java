package io.pratique.advisory.store;

import java.util.Arrays;

/// Pairs of numbers that are not negative, being collected.
final class Pairs {
    private long[] pairs = new long[1 << 10];
    private int size;

    void add(int first, int second) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.multiplyExact(size, 2));
        }
        pairs[size++] = (long) first << Integer.SIZE | second;
    }

    interface Group {
        /// @param seconds all that came with the first, each once, in order
        void accept(int first, int[] seconds);
    }

    /// Tells of each first number, in order.
    void each(Group group) {
        Arrays.sort(pairs, 0, size);
        int[] seconds = new int[16];
        for (int from = 0, to = 0; from < size; from = to) {
            int first = (int) (pairs[from] >> Integer.SIZE);
            int count = 0;
            for (; to < size && (int) (pairs[to] >> Integer.SIZE) == first; to++) {
                int second = (int) pairs[to];
                if (count == 0 || seconds[count - 1] != second) {
                    seconds = count == seconds.length ? Arrays.copyOf(seconds, 2 * count) : seconds;
                    seconds[count++] = second;
                }
            }
            group.accept(first, Arrays.copyOf(seconds, count));
        }
    }
}
