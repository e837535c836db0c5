package io.pratique.bench.labels;

import io.pratique.bench.labels.Outcome.Judged;
import io.pratique.bench.labels.Outcome.Unjudged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells in Markdown what became of the labels.
final class LabelReport {
    private LabelReport() {}

    /// @param wrong how many of the wrong answers to list
    static String of(List<Outcome> outcomes, int wrong) {
        List<String> lines = new ArrayList<>();
        lines.add("| | rows | judged | true positives | false positives | false negatives | true negatives"
                + " | precision | recall |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        grouped(outcomes, Outcome::ecosystem).forEach((ecosystem, group) -> lines.add(row(ecosystem, group)));
        lines.add(row("**all**", outcomes));
        lines.addAll(List.of("", "Cannot be judged here:", "", "| | rows |", "|---|---|"));
        grouped(outcomes.stream().filter(Unjudged.class::isInstance).toList(), LabelReport::reason)
                .forEach((reason, group) -> lines.add("| " + reason + " | " + group.size() + " |"));
        lines.addAll(wrong(outcomes, wrong));
        return String.join("\n", lines);
    }

    private static Map<String, List<Outcome>> grouped(List<Outcome> outcomes, Function<Outcome, String> by) {
        return outcomes.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Unjudged unjudged -> unjudged.ecosystem() + ": " + unjudged.reason();
            case Judged judged -> "";
        };
    }

    private static String row(String name, List<Outcome> outcomes) {
        Tally tally = Tally.of(outcomes);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %s | %s |",
                name,
                tally.rows(),
                tally.judged(),
                tally.truePositives(),
                tally.falsePositives(),
                tally.falseNegatives(),
                tally.trueNegatives(),
                tally.truePositives() + tally.falsePositives() == 0 ? "" : figure(tally.precision()),
                tally.truePositives() + tally.falseNegatives() == 0 ? "" : figure(tally.recall()));
    }

    private static String figure(double part) {
        return String.format(Locale.ROOT, "%.3f", part);
    }

    /// How many answers are wrong for which reason, and the first of them.
    private static List<String> wrong(List<Outcome> outcomes, int most) {
        List<Judged> all = outcomes.stream()
                .filter(outcome -> outcome instanceof Judged judged && !judged.right())
                .map(Judged.class::cast)
                .toList();
        List<String> out =
                new ArrayList<>(List.of("", "Answers that differ from the labels:", "", "| | rows |", "|---|---|"));
        all.stream()
                .collect(Collectors.groupingBy(WrongAnswer::reason, TreeMap::new, Collectors.counting()))
                .forEach((reason, rows) -> out.add("| " + reason + " | " + rows + " |"));
        out.add("");
        all.stream().limit(most).map(WrongAnswer::line).forEach(out::add);
        if (all.size() > most) {
            out.add("- " + (all.size() - most) + " more");
        }
        return out;
    }
}
