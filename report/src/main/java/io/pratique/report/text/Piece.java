package io.pratique.report.text;

/// A stretch of a line.
///
/// @param text printable already
record Piece(String text, Style style) {
    static final Piece EMPTY = new Piece("", Style.PLAIN);

    static Piece of(Cell cell) {
        return new Piece(cell.text(), cell.style());
    }
}
