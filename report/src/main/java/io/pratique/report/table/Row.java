package io.pratique.report.table;

import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Severity;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Problems of one package that are equally severe and that the same update ends.
///
/// @param absent whether the code that has them is known not to be there
public record Row(
        Severity severity, FixState state, @Nullable String fixed, boolean absent, List<Finding> findings) {
    private record Key(
            Severity severity, FixState state, @Nullable String fixed, boolean absent) {}

    /// The rows in the order of their first findings.
    public static List<Row> of(Block block) {
        Map<Key, Row> rows = new LinkedHashMap<>();
        for (Finding finding : block.findings()) {
            boolean absent = finding.reach() == Reach.ABSENT;
            Key key = new Key(finding.rating().severity(), finding.state(), finding.fixedVersion(), absent);
            rows.computeIfAbsent(
                            key, first -> new Row(key.severity(), key.state(), key.fixed(), absent, new ArrayList<>()))
                    .findings
                    .add(finding);
        }
        return List.copyOf(rows.values());
    }

    /// The CVSS score, or the lowest and the highest: `7.1-8.8`; empty where none is known.
    public String scores() {
        double low = 11;
        double high = -1;
        for (Finding finding : findings) {
            Double score = finding.rating().score();
            if (score != null) {
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
        }
        return high < 0 ? "" : low == high ? String.valueOf(high) : low + "-" + high;
    }

    /// The points of the riskiest.
    public String points() {
        double points = 0;
        for (Finding finding : findings) {
            points = Math.max(points, finding.risk().points());
        }
        return points < 10 ? String.valueOf(points) : String.valueOf(Math.round(points));
    }

    /// Whether attackers use any of them.
    public boolean exploited() {
        return findings.stream().anyMatch(finding -> finding.threat().exploited() != null);
    }

    /// The version that ends them, or what the maintainer says of one.
    public String remedy() {
        return fixed == null ? unfixed(state) : fixed;
    }

    Cell rating() {
        String scores = scores();
        return new Cell(severity.text() + (scores.isEmpty() ? "" : " " + scores), Style.of(severity));
    }

    /// The points, whether attackers use any of them, and whether their code is not there at all.
    Cell risk() {
        if (absent) {
            return new Cell(points() + " not reachable", Style.DIM);
        }
        return exploited() ? new Cell(points() + " exploited", Style.BRIGHT_RED) : Cell.of(points());
    }

    Cell problems() {
        return Cell.of(findings.stream().map(Finding::id).toList());
    }

    Cell fix() {
        return fixed == null ? Cell.of(remedy()) : new Cell(fixed, Style.GREEN);
    }

    private static String unfixed(FixState state) {
        return switch (state) {
            case FIXED, AFFECTED -> "none yet";
            case WILL_NOT_FIX -> "will not fix";
            case DEFERRED -> "deferred";
            case END_OF_LIFE -> "end of life";
            case UNDER_INVESTIGATION -> "under investigation";
            case NOT_AFFECTED -> "not affected";
        };
    }
}
