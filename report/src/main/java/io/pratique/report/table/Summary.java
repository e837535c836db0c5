package io.pratique.report.table;

import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Severity;
import io.pratique.model.image.BaseImage;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Programs;
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

/// What a reader needs to know before the findings: what was looked at, how well, by which advisories, and what
/// came of it.
public final class Summary {
    private static final int SHOWN_PROBLEMS = 10;
    private static final int SHOWN_PROGRAMS = 3;

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
        BaseImage base = assessment.scan().base();
        if (base != null) {
            fact(facts, "built on", Cell.of(builtOn(base)));
        }
        fact(facts, "system", system());
        fact(facts, "packages", Cell.of(packages()));
        unexplained(facts);
        fact(facts, "status", status());
        fact(facts, "advisories", Cell.of(advisories()));
        fact(facts, "findings", findings());
        page.grid(facts);
        problems(page);
        unjudged(page);
    }

    private static void fact(Grid facts, String label, Cell value) {
        facts.row(new Cell(label, Style.DIM), value);
    }

    /// What an image was built on, for people.
    public static String builtOn(BaseImage base) {
        String name = base.name() == null ? "an unknown image" : base.name();
        String layers = base.layers() == 0 ? "" : ", the lowest " + Words.count(base.layers(), "layer");
        return name
                + layers
                + switch (base.basis()) {
                    case LAYERS -> "";
                    case LABELS -> ", by its labels";
                    case HISTORY -> ", by its history";
                };
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
        int owned = 0;
        for (Component component : assessment.scan().sbom().components()) {
            counts.merge(component.type(), 1, Integer::sum);
            owned += component.owner() == null ? 0 : 1;
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((type, count) -> parts.add(count + " " + type));
        String text = parts.isEmpty() ? "none" : String.join(", ", parts);
        return owned == 0
                ? text
                : text + "; " + owned + " of them came with packages of the system, which answer for them";
    }

    private void unexplained(Grid facts) {
        Programs programs = assessment.scan().programs();
        if (programs == null || programs.unexplained() == 0) {
            return;
        }
        List<String> examples = programs.examples();
        List<String> shown = examples.subList(0, Math.min(SHOWN_PROGRAMS, examples.size()));
        int more = programs.unexplained() - shown.size();
        String text = programs.unexplained() + " of " + programs.seen() + " belong to no package: "
                + String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
        fact(facts, "programs", new Cell(text, Style.YELLOW));
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
            return nothing();
        }
        String text = assessment.findings().size() + ": " + Words.severities(counts) + "; " + fixed + " with a fix"
                + unreachable() + inBase();
        return new Cell(text, Style.of(assessment.findings().getFirst().rating().severity()));
    }

    private String unreachable() {
        long count = assessment.findings().stream()
                .filter(finding -> finding.reach() == Reach.ABSENT)
                .count();
        return count == 0 ? "" : "; " + count + " not reachable";
    }

    private String inBase() {
        BaseImage base = assessment.scan().base();
        if (base == null || base.layers() == 0) {
            return "";
        }
        long count = assessment.findings().stream()
                .filter(finding -> Boolean.TRUE.equals(assessment.scan().inBase(finding.component())))
                .count();
        return "; " + count + " in the base image";
    }

    /// Nothing found is not the same as nothing judged.
    private Cell nothing() {
        ScanStatus status = assessment.scan().status();
        if (status == ScanStatus.FAILED || status == ScanStatus.UNSUPPORTED) {
            return new Cell("not judged", Style.BRIGHT_RED);
        }
        long own = assessment.scan().sbom().components().stream()
                .filter(component -> component.owner() == null)
                .count();
        int unjudged = assessment.unjudged().stream()
                .filter(doubt -> !doubt.partly())
                .mapToInt(Unjudged::packages)
                .sum();
        if (own > 0 && unjudged >= own) {
            return new Cell("not judged", Style.YELLOW);
        }
        if (!assessment.unjudged().isEmpty()) {
            return new Cell("none known in what could be judged", Style.YELLOW);
        }
        return status == ScanStatus.COMPLETE
                ? Cell.of("none known")
                : new Cell("none known in what could be read", Style.YELLOW);
    }

    private void unjudged(Page page) {
        if (assessment.unjudged().isEmpty()) {
            return;
        }
        Grid grid = new Grid(0);
        for (Unjudged unjudged : assessment.unjudged()) {
            String what = Words.count(unjudged.packages(), unjudged.ecosystem() + " package");
            String extent = unjudged.partly() ? "partly judged" : "not judged";
            grid.row(new Cell(extent, Style.YELLOW), Cell.of(what + ": " + unjudged.reason()));
        }
        page.line().grid(grid);
    }

    private void problems(Page page) {
        List<ScanProblem> problems = assessment.scan().problems();
        if (problems.isEmpty()) {
            return;
        }
        Grid grid = new Grid(0);
        int shown = problems.size() <= SHOWN_PROBLEMS + 1 ? problems.size() : SHOWN_PROBLEMS;
        for (ScanProblem problem : problems.subList(0, shown)) {
            String where = problem.where().isEmpty() ? "" : problem.where() + ": ";
            grid.row(new Cell(kind(problem), Style.RED), Cell.of(where + problem.message()));
        }
        page.line().grid(grid);
        if (problems.size() > shown) {
            page.line(Cell.of("and " + (problems.size() - shown) + " more; --format json lists them all"));
        }
    }

    private static String kind(ScanProblem problem) {
        return problem.kind().name().toLowerCase(Locale.ROOT);
    }
}
