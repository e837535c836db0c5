package io.pratique.match.matcher;

import io.pratique.match.Assessment.Unjudged;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts packages about which nothing can be said, by ecosystem and reason.
final class Unjudgeds {
    private final TreeMap<String, TreeMap<String, Integer>> counts = new TreeMap<>();

    /// Counts one package; a null reason counts nothing.
    void add(String ecosystem, @Nullable String reason) {
        if (reason != null) {
            counts.computeIfAbsent(ecosystem, first -> new TreeMap<>()).merge(reason, 1, Integer::sum);
        }
    }

    List<Unjudged> list() {
        List<Unjudged> out = new ArrayList<>();
        counts.forEach((ecosystem, reasons) ->
                reasons.forEach((reason, packages) -> out.add(new Unjudged(ecosystem, packages, reason))));
        return out;
    }
}
