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

    /// The head of the table of [#row()], for what it is about.
    static final String HEAD = "| %s | times | p50 ms | p95 ms | limit ms |\n|---|---|---|---|---|";

    /// A row of a table in Markdown: what, how often, the middle and the 95th of a hundred.
    String row() {
        return row("");
    }

    /// The same with a limit, and whether it is kept.
    String row(int limit) {
        return row(limit + (quantile(0.95) > limit ? ": **missed**" : ""));
    }

    private String row(String limit) {
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f | %.1f | %s |", name, count, quantile(0.5), quantile(0.95), limit);
    }
}
