package io.pratique.report.text;

import java.util.List;
import java.util.Set;

/// How wide the columns of a grid are.
final class Widths {
    private static final int NARROWEST = 8;
    /// Lists go on below at this width where nothing else limits them.
    private static final int COMFORTABLE = 64;

    private final Set<Integer> lists;
    private final int[] widths;
    private final int[] floors;

    Widths(List<List<Cell>> rows, Set<Integer> lists) {
        this.lists = lists;
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        this.widths = new int[columns];
        this.floors = new int[columns];
        for (List<Cell> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                widths[at] = Math.max(widths[at], Columns.of(row.get(at).text()));
                floors[at] = Math.max(floors[at], row.get(at).widest());
            }
        }
    }

    /// @param available columns; 0 for no limit
    int[] fitting(int available) {
        for (int list : lists) {
            if (list < widths.length) {
                widths[list] = Math.min(widths[list], Math.max(floors[list], available == 0 ? COMFORTABLE : available));
            }
        }
        int excess = available == 0 ? 0 : Grid.GAP * (widths.length - 1) - available;
        for (int width : widths) {
            excess += available == 0 ? 0 : width;
        }
        while (excess > 0 && (shrinkList() || shrink())) {
            excess--;
        }
        return widths;
    }

    /// Takes a column from the widest list that is wider than its widest member.
    private boolean shrinkList() {
        int widest = -1;
        for (int at = 0; at < widths.length; at++) {
            if (lists.contains(at) && widths[at] > floors[at] && (widest < 0 || widths[at] > widths[widest])) {
                widest = at;
            }
        }
        if (widest >= 0) {
            widths[widest]--;
        }
        return widest >= 0;
    }

    private boolean shrink() {
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
