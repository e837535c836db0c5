package io.pratique.report.text;

import java.util.List;

/// One value of a table: a text, or a list of them.
///
/// @param pieces made printable
public record Cell(List<String> pieces, Style style) {
    static final String BETWEEN = ", ";
    public static final Cell EMPTY = new Cell("", Style.PLAIN);

    public Cell {
        pieces = pieces.stream().map(Printable::of).toList();
    }

    public Cell(String text, Style style) {
        this(List.of(text), style);
    }

    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }

    public static Cell of(List<String> pieces) {
        return new Cell(pieces, Style.PLAIN);
    }

    String text() {
        return pieces.size() == 1 ? pieces.getFirst() : String.join(BETWEEN, pieces);
    }

    /// The columns of the widest piece with the comma after it.
    int widest() {
        int widest = 0;
        for (String piece : pieces) {
            widest = Math.max(widest, Columns.of(piece));
        }
        return pieces.size() > 1 ? widest + 1 : widest;
    }
}
