package io.pratique.report.table;

import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The findings of one place: the packages of the operating system, or those of one file or folder.
public record Group(String title, List<Finding> findings) {

    /// The groups in the order of their worst finding.
    ///
    /// @param findings worst first
    public static List<Group> of(@Nullable Distro distro, List<Finding> findings) {
        Map<String, List<Finding>> places = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String place = Place.of(finding.component(), distro);
            places.computeIfAbsent(place, first -> new ArrayList<>()).add(finding);
        }
        List<Group> out = new ArrayList<>();
        places.forEach((title, members) -> out.add(new Group(title, members)));
        return out;
    }

    public void write(Page page) {
        page.line();
        page.line(new Cell(title, Style.BOLD), Cell.of(": " + Words.count(findings.size(), "finding")));
        Grid grid = new Grid(2);
        grid.row(heading("PACKAGE"), heading("INSTALLED"), heading("SEVERITY"), heading("PROBLEM"), heading("FIX"), heading("STATE"));
        Map<Component, List<Finding>> packages = new LinkedHashMap<>();
        for (Finding finding : findings) {
            packages.computeIfAbsent(finding.component(), first -> new ArrayList<>()).add(finding);
        }
        packages.forEach((component, members) -> {
            Cell name = Cell.of(component.name());
            Cell version = Cell.of(component.version());
            for (Finding finding : members) {
                row(grid, name, version, finding);
                name = Cell.EMPTY;
                version = Cell.EMPTY;
            }
        });
        page.grid(grid);
    }

    private static Cell heading(String text) {
        return new Cell(text, Style.DIM);
    }

    private static void row(Grid grid, Cell name, Cell version, Finding finding) {
        Double score = finding.rating().score();
        String severity = finding.rating().severity().text() + (score == null ? "" : " " + score);
        String fixed = finding.fixedVersion();
        grid.row(
                name,
                version,
                new Cell(severity, Style.of(finding.rating().severity())),
                Cell.of(finding.id()),
                fixed == null ? Cell.of("-") : new Cell(fixed, Style.GREEN),
                Cell.of(state(finding.state())));
    }

    private static String state(FixState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
