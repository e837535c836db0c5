package io.pratique.report.text;

/// One value of a table.
///
/// @param text made printable
public record Cell(String text, Style style) {
    public static final Cell EMPTY = new Cell("", Style.PLAIN);

    public Cell {
        text = Printable.of(text);
    }

    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }

    int width() {
        return text.codePointCount(0, text.length());
    }
}
