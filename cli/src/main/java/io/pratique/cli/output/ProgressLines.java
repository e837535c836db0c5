package io.pratique.cli.output;

import java.io.PrintStream;
import java.util.List;

/// The last lines of a terminal, drawn anew in their place and wiped at the end.
public final class ProgressLines implements AutoCloseable {
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream terminal;
    private final int width;
    private int drawn;

    /// @param width columns of the terminal, 0 when unknown
    public ProgressLines(PrintStream terminal, int width) {
        this.terminal = terminal;
        this.width = width == 0 ? 80 : width;
    }

    public void draw(List<String> lines) {
        StringBuilder out = new StringBuilder(home());
        for (String line : lines) {
            out.append(line.length() < width ? line : line.substring(0, width - 1))
                    .append(CLEAR_TO_END_OF_LINE)
                    .append('\n');
        }
        terminal.print(out.append(CLEAR_BELOW));
        terminal.flush();
        drawn = lines.size();
    }

    /// To where the first line begins.
    private String home() {
        return drawn == 0 ? "\r" : "\r\u001b[" + drawn + "A";
    }

    /// Wipes what was drawn; more may be drawn afterwards.
    public void wipe() {
        if (drawn > 0) {
            terminal.print(home() + CLEAR_BELOW);
            terminal.flush();
            drawn = 0;
        }
    }

    @Override
    public void close() {
        wipe();
    }
}
