package io.pratique.report.table;

import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Counted nouns.
final class Words {
    private Words() {}

    /// For example `1 critical, 18 high`.
    ///
    /// @param counts worst first
    static String severities(Map<Severity, Integer> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((severity, count) -> parts.add(count + " " + severity.text()));
        return String.join(", ", parts);
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
