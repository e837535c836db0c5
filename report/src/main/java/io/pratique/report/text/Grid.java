package io.pratique.report.text;

import java.util.ArrayList;
import java.util.List;

/// A table whose columns are as wide as their widest value, or narrower where the whole would not fit: then the widest columns give way first, and
/// their values go on below.
public final class Grid {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final int indent;
    private final List<List<Cell>> rows = new ArrayList<>();

    /// One line: its cells, and the spaces after each.
    record Line(List<Cell> cells, List<Integer> pads) {}

    public Grid(int indent) {
        this.indent = indent;
    }

    int indent() {
        return indent;
    }

    public Grid row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// @param available columns; 0 for no limit
    List<Line> lines(int available) {
        int[] widths = widths(available);
        List<Line> out = new ArrayList<>();
        for (List<Cell> row : rows) {
            List<List<String>> wrapped = new ArrayList<>();
            int height = 1;
            for (int at = 0; at < row.size(); at++) {
                List<String> parts = Wrap.wrap(row.get(at).text(), widths[at]);
                wrapped.add(parts);
                height = Math.max(height, parts.size());
            }
            for (int part = 0; part < height; part++) {
                out.add(line(row, wrapped, part, widths));
            }
        }
        return out;
    }

    private static Line line(List<Cell> row, List<List<String>> wrapped, int part, int[] widths) {
        List<Cell> cells = new ArrayList<>();
        List<Integer> pads = new ArrayList<>();
        for (int at = 0; at < row.size(); at++) {
            List<String> parts = wrapped.get(at);
            Cell cell = part < parts.size() ? new Cell(parts.get(part), row.get(at).style()) : Cell.EMPTY;
            cells.add(cell);
            pads.add(Math.max(0, widths[at] - cell.width()) + GAP);
        }
        return new Line(cells, pads);
    }

    private int[] widths(int available) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<Cell> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                widths[at] = Math.max(widths[at], row.get(at).width());
            }
        }
        int excess = available <= 0 ? 0 : indent + GAP * (columns - 1) - available;
        for (int width : widths) {
            excess += available <= 0 ? 0 : width;
        }
        while (excess-- > 0 && shrink(widths)) {
            continue;
        }
        return widths;
    }

    private static boolean shrink(int[] widths) {
        int widest = 0;
        for (int at = 1; at < widths.length; at++) {
            if (widths[at] > widths[widest]) {
                widest = at;
            }
        }
        if (widths.length == 0 || widths[widest] <= NARROWEST) {
            return false;
        }
        widths[widest]--;
        return true;
    }
}
