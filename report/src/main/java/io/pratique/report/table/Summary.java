package io.pratique.report.table;

import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a reader needs to know before the findings: what was looked at, how well, by which advisories, and what came of it.
public final class Summary {
    private static final int SHOWN_PROBLEMS = 20;

    private final Assessment assessment;
    private final LocalDate today;

    /// @param today the day by which the operating system is past its end of life
    public Summary(Assessment assessment, LocalDate today) {
        this.assessment = assessment;
        this.today = today;
    }

    public void write(Page page) {
        page.line(new Cell(assessment.scan().name(), Style.BOLD));
        Grid facts = new Grid(2);
        Digest digest = assessment.scan().digest();
        if (digest != null) {
            fact(facts, "digest", Cell.of(digest.toString()));
        }
        fact(facts, "system", system());
        fact(facts, "packages", Cell.of(packages()));
        fact(facts, "status", status());
        fact(facts, "advisories", Cell.of(advisories()));
        fact(facts, "findings", findings());
        page.grid(facts);
        unjudged(page);
        problems(page);
    }

    private static void fact(Grid facts, String label, Cell value) {
        facts.row(new Cell(label, Style.DIM), value);
    }

    private Cell system() {
        Distro distro = assessment.scan().sbom().distro();
        if (distro == null) {
            return Cell.of("unknown");
        }
        String name = distro.prettyName().isBlank() ? distro.id() + " " + distro.version() : distro.prettyName();
        LocalDate end = assessment.endOfLife();
        if (end == null) {
            return Cell.of(name);
        }
        return end.isBefore(today)
                ? new Cell(name + ", fixes ended " + end, Style.RED)
                : Cell.of(name + ", fixes until " + end);
    }

    private String packages() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Component component : assessment.scan().sbom().components()) {
            counts.merge(component.type(), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((type, count) -> parts.add(count + " " + type));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private Cell status() {
        ScanStatus status = assessment.scan().status();
        int problems = assessment.scan().problems().size();
        String text = status.name().toLowerCase(Locale.ROOT);
        if (problems > 0) {
            text += ", " + Words.count(problems, "problem");
        }
        return new Cell(text, status == ScanStatus.COMPLETE ? Style.PLAIN : Style.BRIGHT_RED);
    }

    private String advisories() {
        LocalDate built = assessment.advisories().built().atZone(ZoneOffset.UTC).toLocalDate();
        return "up to " + built + ", generation " + assessment.advisories().id();
    }

    private Cell findings() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        int fixed = 0;
        for (Finding finding : assessment.findings()) {
            counts.merge(finding.rating().severity(), 1, Integer::sum);
            fixed += finding.state() == FixState.FIXED ? 1 : 0;
        }
        if (counts.isEmpty()) {
            return Cell.of(assessment.unjudged().isEmpty() ? "none known" : "none known in what could be judged");
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((severity, count) -> parts.add(count + " " + severity.text()));
        String text = assessment.findings().size() + ": " + String.join(", ", parts) + "; " + fixed + " with a fix";
        return new Cell(text, Style.of(assessment.findings().getFirst().rating().severity()));
    }

    private void unjudged(Page page) {
        if (assessment.unjudged().isEmpty()) {
            return;
        }
        page.line();
        for (Unjudged unjudged : assessment.unjudged()) {
            String what = Words.count(unjudged.packages(), unjudged.ecosystem() + " package");
            page.line(new Cell("not judged: ", Style.YELLOW), Cell.of(what + " - " + unjudged.reason()));
        }
    }

    private void problems(Page page) {
        List<ScanProblem> problems = assessment.scan().problems();
        if (problems.isEmpty()) {
            return;
        }
        page.line();
        for (ScanProblem problem : problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size()))) {
            String where = problem.where().isEmpty() ? "" : problem.where() + ": ";
            page.line(
                    new Cell(problem.kind().name().toLowerCase(Locale.ROOT) + ": ", Style.RED),
                    Cell.of(where + problem.message()));
        }
        if (problems.size() > SHOWN_PROBLEMS) {
            page.line(Cell.of("and " + Words.count(problems.size() - SHOWN_PROBLEMS, "more problem") + "; see --format json"));
        }
    }
}
