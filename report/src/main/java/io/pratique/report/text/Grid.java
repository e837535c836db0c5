package io.pratique.report.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A table whose columns are as wide as their widest value, or narrower where the whole would not fit; values then
/// go on below.
///
/// Columns of lists give way first, and the first column, where it is one, goes on beside the rows below that leave
/// it empty.
public final class Grid {
    static final int GAP = 2;

    private final int indent;
    private final Set<Integer> lists;
    private final List<List<Cell>> rows = new ArrayList<>();

    /// One line: its pieces, and the spaces after each.
    record Line(List<Piece> pieces, List<Integer> pads) {}

    /// @param lists the columns that hold lists
    public Grid(int indent, Integer... lists) {
        this.indent = indent;
        this.lists = Set.of(lists);
    }

    int indent() {
        return indent;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Grid row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// @param available columns; 0 for no limit
    List<Line> lines(int available) {
        int[] widths = new Widths(rows, lists).fitting(available == 0 ? 0 : Math.max(1, available - indent));
        List<Line> out = new ArrayList<>();
        Deque<Piece> owed = new ArrayDeque<>();
        for (List<Cell> row : rows) {
            if (!row.getFirst().text().isEmpty()) {
                rest(owed, widths, out);
                owed.addAll(first(row.getFirst(), widths[0]));
            }
            body(row, owed, widths, out);
        }
        rest(owed, widths, out);
        return out;
    }

    /// Whatever of the first column found no row to stand beside.
    private static void rest(Deque<Piece> owed, int[] widths, List<Line> out) {
        while (!owed.isEmpty()) {
            out.add(line(List.of(owed.remove()), widths));
        }
    }

    private List<Piece> first(Cell cell, int width) {
        boolean list = lists.contains(0);
        List<Piece> out = new ArrayList<>();
        for (String part : Wrap.wrap(cell.text(), width)) {
            out.add(new Piece(part, cell.style()));
        }
        if (list && out.size() > 1) {
            out.clear();
            for (String part : Wrap.wrap(cell.text(), Math.max(1, width - GAP))) {
                out.add(new Piece(out.isEmpty() ? part : " ".repeat(GAP) + part, cell.style()));
            }
        }
        return out;
    }

    private static void body(List<Cell> row, Deque<Piece> owed, int[] widths, List<Line> out) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int at = 1; at < row.size(); at++) {
            List<String> parts = Wrap.wrap(row.get(at).text(), widths[at]);
            wrapped.add(parts);
            height = Math.max(height, parts.size());
        }
        for (int part = 0; part < height; part++) {
            List<Piece> pieces = new ArrayList<>();
            pieces.add(owed.isEmpty() ? Piece.EMPTY : owed.remove());
            for (int at = 1; at < row.size(); at++) {
                List<String> parts = wrapped.get(at - 1);
                pieces.add(
                        part < parts.size()
                                ? new Piece(parts.get(part), row.get(at).style())
                                : Piece.EMPTY);
            }
            out.add(line(pieces, widths));
        }
    }

    private static Line line(List<Piece> pieces, int[] widths) {
        List<Integer> pads = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            pads.add(Math.max(0, widths[at] - Columns.of(pieces.get(at).text())) + GAP);
        }
        return new Line(pieces, pads);
    }
}
