package io.pratique.bench.labels;

import io.pratique.bench.labels.Outcome.Judged;
import io.pratique.bench.labels.Outcome.Unjudged;
import java.util.List;

/// How many labels of a group came out how.
record Tally(int rows, int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    static Tally of(List<Outcome> outcomes) {
        int[] counts = new int[4];
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Judged judged -> counts[(judged.label().real() ? 0 : 1) + (judged.right() ? 0 : 2)]++;
                case Unjudged unjudged -> {}
            }
        }
        return new Tally(outcomes.size(), counts[0], counts[3], counts[2], counts[1]);
    }

    int judged() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /// Which part of what was found is real; 1 where nothing was found.
    double precision() {
        return part(truePositives, truePositives + falsePositives);
    }

    /// Which part of what is real was found; 1 where nothing is.
    double recall() {
        return part(truePositives, truePositives + falseNegatives);
    }

    private static double part(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
