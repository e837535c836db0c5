package io.pratique.report.explain;

import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.Locale;
import java.util.stream.Collectors;

/// One finding in words.
final class Found {
    private Found() {}

    static void write(Page page, Finding finding) {
        Component component = finding.component();
        page.line(
                new Cell(finding.id(), Style.BOLD),
                Cell.of(" in "),
                new Cell(component.name() + " " + component.version(), Style.BOLD));
        Grid facts = new Grid(2);
        if (!finding.aliases().isEmpty()) {
            fact(facts, "also", String.join(", ", finding.aliases()));
        }
        fact(facts, "package", component.purl().toString());
        for (Origin origin : component.origins()) {
            origin(facts, origin);
        }
        for (Evidence evidence : finding.evidence()) {
            evidence(facts, component, evidence);
        }
        if (finding.reach() != Reach.UNKNOWN) {
            fact(facts, "code", code(finding.reach()));
        }
        fact(facts, "rating", rating(finding.rating()));
        fact(facts, "fix", fix(finding));
        fact(facts, "risk", finding.risk().points() + " of 100: " + parts(finding.risk()));
        page.grid(facts).line();
    }

    static void origin(Grid facts, Origin origin) {
        if (!origin.path().isEmpty()) {
            fact(facts, "path", origin.path());
        }
        Layer layer = origin.layer();
        if (layer == null) {
            return;
        }
        fact(facts, "layer", (layer.index() + 1) + (layer.digest() == null ? "" : ", " + layer.digest()));
        if (layer.createdBy() != null) {
            fact(facts, "made by", layer.createdBy());
        }
    }

    private static void evidence(Grid facts, Component component, Evidence evidence) {
        fact(facts, "advisory", evidence.advisory() + " from " + evidence.feed() + ", for " + evidence.ecosystem());
        fact(facts, "because", subject(component, evidence) + " " + comparison(evidence.range()));
        if (evidence.url() != null) {
            fact(facts, "read", evidence.url());
        }
    }

    private static String subject(Component component, Evidence evidence) {
        String installed = evidence.packageName() + " " + evidence.version();
        boolean isSource = component.source() != null
                && component.source().name().equals(evidence.packageName())
                && !component.name().equals(evidence.packageName());
        return isSource ? "its source package " + installed : installed;
    }

    private static String comparison(String range) {
        if (range.startsWith("= ")) {
            return "is listed as affected (" + range.substring(2) + ")";
        }
        return range.equals("all versions") ? "is affected as all versions are" : "lies in the affected range " + range;
    }

    /// That it is there does not say that it runs.
    private static String code(Reach reach) {
        return reach == Reach.ABSENT
                ? "not reachable: the code that has the problem is in none of these files"
                : "the code that has the problem is in these files, or in some of them";
    }

    private static String rating(Rating rating) {
        return rating.severity().text()
                + (rating.score() == null ? "" : ", score " + rating.score())
                + (rating.vector() == null ? "" : ", " + rating.vector())
                + ", rated by " + rating.source();
    }

    private static String parts(Risk risk) {
        return risk.parts().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.2f (%s%s)",
                        part.name(),
                        part.factor(),
                        part.why(),
                        part.assumed() ? ", assumed" : ""))
                .collect(Collectors.joining(" × "));
    }

    private static String fix(Finding finding) {
        if (finding.state() == FixState.FIXED && finding.fixedVersion() != null) {
            return "update " + finding.component().name() + " to " + finding.fixedVersion();
        }
        return "none (" + finding.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    static void fact(Grid facts, String label, String value) {
        facts.row(new Cell(label, Style.DIM), Cell.of(value));
    }
}
