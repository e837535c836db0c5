package io.pratique.report.table;

import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Distro;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The findings of one place: the packages of the operating system, or those of one file or folder.
///
/// @param blocks in the order of their findings
public record Group(String title, int findings, List<Block> blocks) {

    /// The groups in the order of their first findings.
    public static List<Group> of(@Nullable Distro distro, List<Finding> findings) {
        Map<String, List<Finding>> places = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String place = Place.of(finding.component(), distro);
            places.computeIfAbsent(place, first -> new ArrayList<>()).add(finding);
        }
        List<Group> out = new ArrayList<>();
        places.forEach((title, members) -> out.add(new Group(title, members.size(), Block.of(members))));
        return out;
    }

    public void write(Page page) {
        int packages = blocks.stream().mapToInt(block -> block.names().size()).sum();
        page.line();
        page.heading(
                new Cell(title, Style.BOLD),
                Cell.of(": " + Words.count(findings, "finding") + " in " + Words.count(packages, "package")));
        Grid grid = new Grid(2, 0, 4);
        grid.row(
                heading("PACKAGE"),
                heading("INSTALLED"),
                heading("RISK"),
                heading("SEVERITY"),
                heading("PROBLEM"),
                heading("FIXED IN"));
        for (Block block : blocks) {
            Cell names = Cell.of(block.names());
            Cell version = Cell.of(block.version());
            for (Row row : Row.of(block)) {
                grid.row(names, version, row.risk(), row.rating(), row.problems(), row.fix());
                names = Cell.EMPTY;
                version = Cell.EMPTY;
            }
        }
        page.grid(grid);
    }

    private static Cell heading(String text) {
        return new Cell(text, Style.DIM);
    }
}
