package io.pratique.match.version;

import java.util.Arrays;

/// The numbers and words of one Maven version, and how deep each lies: a hyphen, and a change between digits and
/// letters, begin a list in the list, which is always the last member of the one around it. Zeros and empty words
/// at the end of a list are left out.
final class MavenTokens {
    /// Kinds of tokens by order; words beside these are newer than all of them.
    private static final String[] QUALIFIERS = {"alpha", "beta", "milestone", "rc", "snapshot"};
    private static final int CANDIDATE = 3;
    private static final int RELEASE = 5;
    private static final int SERVICE_PACK = 6;
    private static final int UNKNOWN = 7;
    private static final int NUMBER = 8;

    private final String text;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int[] kinds = new int[8];
    private int[] levels = new int[8];
    private int count;
    private int level;
    private boolean levelIsEmpty = true;

    MavenTokens(String text) {
        this.text = text;
        parse();
        normalize();
    }

    int count() {
        return count;
    }

    /// Whether a list begins here rather than a member of the list at a level.
    boolean isList(int at, int level) {
        return at < count && levels[at] > level;
    }

    boolean isNumber(int at) {
        return kinds[at] == NUMBER;
    }

    int compare(int at, MavenTokens other, int otherAt) {
        int kind = kinds[at];
        if (kind != other.kinds[otherAt]) {
            return Integer.compare(kind, other.kinds[otherAt]);
        }
        int from = starts[at];
        int otherFrom = other.starts[otherAt];
        return switch (kind) {
            case NUMBER -> Text.compareNumbers(text, from, ends[at], other.text, otherFrom, other.ends[otherAt]);
            case UNKNOWN -> Text.compareIgnoringCase(text, from, ends[at], other.text, otherFrom, other.ends[otherAt]);
            default -> 0;
        };
    }

    int compareToNothing(int at) {
        if (kinds[at] == NUMBER) {
            return Text.isZero(text, starts[at], ends[at]) ? 0 : 1;
        }
        return Integer.compare(kinds[at], RELEASE);
    }

    private void parse() {
        boolean digits = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' || c == '-') {
                add(digits || at == start, start, at, false);
                start = at + 1;
                if (c == '-') {
                    open();
                }
                continue;
            }
            boolean digit = Text.isDigit(c);
            if (digit != digits && at > start) {
                if (digit) {
                    openUnlessEmpty();
                }
                add(digits, start, at, digit);
                open();
                start = at;
            }
            digits = digit;
        }
        if (start < text.length()) {
            if (!digits) {
                openUnlessEmpty();
            }
            add(digits, start, text.length(), false);
        }
    }

    private void open() {
        level++;
        levelIsEmpty = true;
    }

    private void openUnlessEmpty() {
        if (!levelIsEmpty) {
            open();
        }
    }

    private void add(boolean number, int start, int end, boolean beforeDigit) {
        if (count == kinds.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
            levels = Arrays.copyOf(levels, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count] = number ? NUMBER : qualifier(start, end, beforeDigit);
        levels[count++] = level;
        levelIsEmpty = false;
    }

    private int qualifier(int start, int end, boolean beforeDigit) {
        if (beforeDigit && end - start == 1) {
            int stage = "abm".indexOf(Text.lower(text.charAt(start)));
            return stage < 0 ? UNKNOWN : stage;
        }
        if (is(start, end, "ga") || is(start, end, "final") || is(start, end, "release")) {
            return RELEASE;
        }
        if (is(start, end, "cr")) {
            return CANDIDATE;
        }
        for (int which = 0; which < QUALIFIERS.length; which++) {
            if (is(start, end, QUALIFIERS[which])) {
                return which;
            }
        }
        return is(start, end, "sp") ? SERVICE_PACK : UNKNOWN;
    }

    private boolean is(int start, int end, String word) {
        return Text.equalsIgnoringCase(text, start, end, word);
    }

    /// Takes the tokens without meaning off the end of each list.
    private void normalize() {
        int kept = count;
        int full = -1;
        for (int at = count - 1; at >= 0; at--) {
            if (levels[at] == full || compareToNothing(at) != 0) {
                full = levels[at];
                kept--;
                starts[kept] = starts[at];
                ends[kept] = ends[at];
                kinds[kept] = kinds[at];
                levels[kept] = levels[at];
            }
        }
        count -= kept;
        System.arraycopy(starts, kept, starts, 0, count);
        System.arraycopy(ends, kept, ends, 0, count);
        System.arraycopy(kinds, kept, kinds, 0, count);
        System.arraycopy(levels, kept, levels, 0, count);
    }
}
