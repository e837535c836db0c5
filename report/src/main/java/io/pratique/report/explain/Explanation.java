package io.pratique.report.explain;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.Assessment;
import io.pratique.match.exception.Ruling;
import io.pratique.match.matcher.Trace;
import io.pratique.match.matcher.Tracer;
import io.pratique.model.finding.Finding;
import io.pratique.report.table.Exempt;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.List;

/// Says why a problem was found, or why it was not.
public final class Explanation {
    private Explanation() {}

    /// @param id any name of the problem, in upper or lower case
    /// @param store the advisories that the assessment was made by
    public static String of(Assessment assessment, AdvisoryStore store, String id, boolean colour) {
        Page page = new Page(colour, 0);
        List<Finding> findings = assessment.findings().stream()
                .filter(finding -> isNamed(finding, id))
                .toList();
        for (Finding finding : findings) {
            Found.write(page, finding);
        }
        if (findings.isEmpty()) {
            absent(page, assessment, store, id);
        }
        return page.toString();
    }

    private static boolean isNamed(Finding finding, String id) {
        return finding.id().equalsIgnoreCase(id) || finding.aliases().stream().anyMatch(id::equalsIgnoreCase);
    }

    private static void absent(Page page, Assessment assessment, AdvisoryStore store, String id) {
        List<Ruling> overruled = assessment.overruled().suppressed().stream()
                .filter(ruling -> isNamed(ruling.finding(), id))
                .toList();
        String where = overruled.isEmpty() ? " was not found in " : " is not open in ";
        page.line(new Cell(id, Style.BOLD), Cell.of(where + assessment.scan().name() + "."));
        for (Ruling ruling : overruled) {
            page.line(Cell.of("  " + ruling.finding().component().name() + " "
                    + ruling.finding().component().version() + ": an exception overrules it, "
                    + Exempt.claim(ruling.statement())));
        }
        List<Trace> traces = Tracer.trace(assessment.scan(), store, id);
        if (traces.isEmpty()) {
            page.line(Cell.of("No advisory of that name speaks of a package installed here."));
            if (!assessment.unjudged().isEmpty()) {
                page.line(Cell.of("Some packages could not be judged at all; the report lists them."));
            }
            return;
        }
        for (Trace trace : traces) {
            NotFound.write(page, trace);
        }
    }
}
