package io.pratique.report.text;

import java.util.Arrays;
import java.util.List;

/// Lines of text for people, collected. No line ends in a space, and none is a command to the build server that
/// prints it.
///
/// A line that begins with `::` is a command to GitHub's runner, one with `##[` or `##vso[` anywhere is one to it
/// or to that of Azure Pipelines; a backslash breaks both.
public final class Page {
    private final StringBuilder out = new StringBuilder();
    private final boolean colour;
    private final int width;

    /// @param width columns; 0 for no limit
    public Page(boolean colour, int width) {
        this.colour = colour;
        this.width = width;
    }

    public Page line() {
        out.append('\n');
        return this;
    }

    /// Adds a line of pieces.
    public Page line(Cell... pieces) {
        return line(0, Arrays.stream(pieces).map(Piece::of).toList(), List.of());
    }

    /// Adds a line of two pieces, broken into several where it is too long, and then in the first one's style.
    public Page heading(Cell first, Cell second) {
        Piece head = Piece.of(first);
        Piece tail = Piece.of(second);
        List<String> lines = width == 0 ? List.of("") : Wrap.wrap(head.text() + tail.text(), width);
        if (lines.size() == 1) {
            return line(0, List.of(head, tail), List.of());
        }
        lines.forEach(text -> line(0, List.of(new Piece(text, head.style())), List.of()));
        return this;
    }

    public Page grid(Grid grid) {
        grid.lines(width).forEach(row -> line(grid.indent(), row.pieces(), row.pads()));
        return this;
    }

    private Page line(int indent, List<Piece> pieces, List<Integer> pads) {
        StringBuilder plain = new StringBuilder();
        StringBuilder painted = new StringBuilder();
        int owed = indent;
        for (int at = 0; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            if (!piece.text().isEmpty()) {
                plain.repeat(' ', owed).append(piece.text());
                painted.repeat(' ', owed).append(piece.style().paint(piece.text(), colour));
                owed = 0;
            }
            owed += at < pads.size() ? pads.get(at) : 0;
        }
        String safe = harmless(plain.toString());
        out.append(safe.contentEquals(plain) ? painted.toString() : safe);
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        out.append('\n');
        return this;
    }

    private static String harmless(String line) {
        String text = line.replace("##[", "##\\[").replace("##vso[", "##\\vso[");
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return text.startsWith("::", start) ? text.substring(0, start) + "\\" + text.substring(start) : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
