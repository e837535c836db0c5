package io.pratique.report.table;

import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Statement;
import io.pratique.model.ScanProblem;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.List;

/// What exceptions did: what they hide, which have expired, which are for nothing, which cannot be understood.
public final class Exempt {
    private static final int SHOWN = 20;

    private Exempt() {}

    /// @param all whether the suppressed findings are wanted one by one
    public static void write(Page page, Overruled overruled, boolean all) {
        Grid grid = new Grid(0);
        for (ScanProblem problem : first(overruled.problems())) {
            row(grid, "void exception", Style.RED, problem.where() + ": " + problem.message());
        }
        for (Ruling ruling : first(overruled.expired())) {
            row(grid, "expired", Style.YELLOW, subject(ruling) + ", " + claim(ruling.statement()));
        }
        for (Statement statement : first(overruled.unused())) {
            String ids = statement.ids().isEmpty() ? "all" : String.join(", ", statement.ids());
            row(grid, "unused", Style.DIM, ids + ": no finding here, " + statement.source());
        }
        int hidden = overruled.suppressed().size();
        if (hidden > 0 && !all) {
            row(grid, "suppressed", Style.DIM, Words.count(hidden, "finding") + "; see them with --show-suppressed");
        }
        for (Ruling ruling : all ? overruled.suppressed() : List.<Ruling>of()) {
            row(grid, "suppressed", Style.DIM, subject(ruling) + ", " + claim(ruling.statement()));
        }
        if (!grid.isEmpty()) {
            page.line().grid(grid);
        }
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static void row(Grid grid, String what, Style style, String text) {
        grid.row(new Cell(what, style), Cell.of(text));
    }

    private static String subject(Ruling ruling) {
        return ruling.finding().id() + " in " + ruling.finding().component().name() + " "
                + ruling.finding().component().version();
    }

    /// What a statement claims, and where it stands.
    public static String claim(Statement statement) {
        Claim claim = statement.claim();
        StringBuilder out = new StringBuilder(claim.status().text().replace('_', ' '));
        if (claim.justification() != null) {
            out.append(" (")
                    .append(claim.justification().text().replace('_', ' '))
                    .append(')');
        }
        out.append(claim.reason().isEmpty() ? "" : ": " + claim.reason());
        out.append(claim.by() == null ? "" : ", by " + claim.by());
        out.append(claim.until() == null ? "" : ", until " + claim.until());
        return out.append(", ").append(statement.source()).toString();
    }
}
