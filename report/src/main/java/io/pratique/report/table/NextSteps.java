package io.pratique.report.table;

import io.pratique.match.Assessment;
import io.pratique.model.ScanStatus;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What to do about an assessment: the most that one step brings comes first.
public final class NextSteps {
    private static final int SHOWN_UPDATES = 5;
    private static final int SHOWN_NAMES = 3;

    private final Assessment assessment;
    private final LocalDate today;

    /// @param today the day by which the operating system is past its end of life
    public NextSteps(Assessment assessment, LocalDate today) {
        this.assessment = assessment;
        this.today = today;
    }

    public void write(Page page, List<Group> groups) {
        Grid steps = new Grid(2);
        reading(steps);
        release(steps);
        updates(steps, groups);
        judging(steps);
        if (!assessment.findings().isEmpty()) {
            step(
                    steps,
                    "explain",
                    "--explain " + assessment.findings().getFirst().id() + " says why a finding is there");
        }
        if (!steps.isEmpty()) {
            page.line().line(new Cell("What to do", Style.BOLD)).grid(steps);
        }
    }

    private static void step(Grid steps, String what, String text) {
        steps.row(new Cell(what, Style.DIM), Cell.of(text));
    }

    private void reading(Grid steps) {
        if (assessment.scan().status() != ScanStatus.COMPLETE) {
            step(steps, "scan again", "once the problems above are solved: what was not read was not judged");
        }
    }

    private void release(Grid steps) {
        LocalDate end = assessment.endOfLife();
        if (end != null && end.isBefore(today)) {
            step(
                    steps,
                    "move on",
                    "to a newer release of the system: problems found since " + end + " are not fixed in this one");
        }
    }

    private void updates(Grid steps, List<Group> groups) {
        List<Update> updates = groups.stream()
                .flatMap(group -> group.blocks().stream())
                .map(Update::of)
                .flatMap(Optional::stream)
                .sorted(Update.ORDER)
                .toList();
        int shown = updates.size() <= SHOWN_UPDATES + 1 ? updates.size() : SHOWN_UPDATES;
        for (Update update : updates.subList(0, shown)) {
            step(
                    steps,
                    "update",
                    names(update.block()) + " to " + update.version() + ": ends " + Words.severities(update.ended()));
        }
        if (updates.size() > shown) {
            step(steps, "", "and " + (updates.size() - shown) + " more, as the tables say");
        }
    }

    private static String names(Block block) {
        List<String> names = block.names();
        if (names.size() <= SHOWN_NAMES + 1) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN_NAMES)) + " and " + (names.size() - SHOWN_NAMES) + " more";
    }

    private void judging(Grid steps) {
        if (!assessment.unjudged().isEmpty()) {
            step(
                    steps,
                    "judge more",
                    "with a database of more feeds, from pratique db update; see docs/reference/advisories.md");
        }
    }
}
