package io.pratique.bench.estate;

import java.util.Arrays;
import java.util.Locale;

/// How long something took, again and again.
final class Timings {
    private final String name;
    private double[] millis = new double[128];
    private int count;

    Timings(String name) {
        this.name = name;
    }

    /// What is measured.
    interface Work {
        void run() throws Exception;
    }

    void measure(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add((System.nanoTime() - start) / 1e6);
    }

    void add(double took) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = took;
    }

    double last() {
        return millis[count - 1];
    }

    private double quantile(double share) {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }

    /// A row of a table in Markdown: what, how often, the middle and the 95th of a hundred.
    String row() {
        return String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f |", name, count, quantile(0.5), quantile(0.95));
    }
}
