package io.pratique.advisory.store;

import io.pratique.model.finding.ThreatFact.Predicted;
import java.util.Arrays;

/// How likely problems will be exploited, by [CveNumber]. Feeds predict for every CVE there is, so that these are
/// kept as plain numbers.
final class Predictions {
    private static final int MILLION = 1_000_000;

    private int[] cves = new int[1 << 10];
    private double[] probabilities = new double[1 << 10];
    private double[] percentiles = new double[1 << 10];
    private int size;

    void add(int cve, Predicted predicted) {
        if (size == cves.length) {
            int longer = Math.multiplyExact(size, 2);
            cves = Arrays.copyOf(cves, longer);
            probabilities = Arrays.copyOf(probabilities, longer);
            percentiles = Arrays.copyOf(percentiles, longer);
        }
        cves[size] = cve;
        probabilities[size] = predicted.probability();
        percentiles[size++] = predicted.percentile();
    }

    /// Rows of [Format.Part#PREDICTIONS]. Of several of one CVE the first of the highest counts.
    void write(Output out) {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) (cves[i] ^ Integer.MIN_VALUE) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < size; i++) {
            int best = (int) order[i];
            while (i + 1 < size && cves[(int) order[i + 1]] == cves[best]) {
                int next = (int) order[++i];
                best = probabilities[next] > probabilities[best] ? next : best;
            }
            out.int32(cves[best]).int32(millionths(probabilities[best])).int32(millionths(percentiles[best]));
        }
    }

    private static int millionths(double share) {
        return (int) Math.round(Math.clamp(share, 0.0, 1.0) * MILLION);
    }
}
