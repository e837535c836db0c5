package io.pratique.match.matcher;

import io.pratique.match.Assessment.Unjudged;
import io.pratique.match.matcher.Judgement.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts packages about which nothing can be said, or not all, by ecosystem and reason.
final class Unjudgeds {
    private final TreeMap<String, TreeMap<Doubt, Integer>> counts = new TreeMap<>();

    /// Counts one package; without doubt it counts nothing.
    void add(String ecosystem, @Nullable Doubt doubt) {
        if (doubt != null) {
            counts.computeIfAbsent(ecosystem, first -> new TreeMap<>()).merge(doubt, 1, Integer::sum);
        }
    }

    List<Unjudged> list() {
        List<Unjudged> out = new ArrayList<>();
        counts.forEach((ecosystem, doubts) -> doubts.forEach(
                (doubt, packages) -> out.add(new Unjudged(ecosystem, packages, doubt.reason(), doubt.partly()))));
        return out;
    }
}
