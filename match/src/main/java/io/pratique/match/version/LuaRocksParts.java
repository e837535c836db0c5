package io.pratique.match.version;

/// Walks over the parts of one of LuaRocks' versions: a word and a number, of which one may be absent.
final class LuaRocksParts {
    private static final String[] OLDER = {"alpha", "beta", "pre", "rc"};
    private static final String[] NEWER = {"cvs", "scm", "dev"};
    private static final int NO_WORD = 0;
    private static final int NEWEST = 1 << 16;

    private final String text;
    private final int end;
    private int at;
    private int word = NO_WORD;
    private int from;
    private int to;

    /// @param end where the revision begins
    LuaRocksParts(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /// Steps to the next part; past the last one it is zero. Of several words in a row the last counts.
    boolean next() {
        int start = at;
        word = NO_WORD;
        while (Text.isLetter(text, at, end)) {
            int letters = Text.letters(text, at, end);
            word = weight(at, letters);
            at = separators(letters);
        }
        from = at;
        at = Text.digits(text, at, end);
        to = at;
        at = separators(at);
        return at > start;
    }

    private int separators(int from) {
        int next = from;
        while (next < end && !Text.isDigit(text.charAt(next)) && !Text.isLetter(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /// Of a word that LuaRocks does not know its first letter counts, as a number between 0 and 1.
    private int weight(int from, int to) {
        for (int which = 0; which < OLDER.length; which++) {
            if (is(from, to, OLDER[which])) {
                return which - OLDER.length;
            }
        }
        for (int which = 0; which < NEWER.length; which++) {
            if (is(from, to, NEWER[which])) {
                return NEWEST + which;
            }
        }
        return text.charAt(from);
    }

    private boolean is(int from, int to, String word) {
        return Text.compare(text, from, to, word, 0, word.length()) == 0;
    }

    int compare(LuaRocksParts other) {
        int order = Integer.compare(rank(), other.rank());
        return order != 0 ? order : Text.compareNumbers(text, from, to, other.text, other.from, other.to);
    }

    /// Numbers above zero come after the words of one letter and before the newest.
    private int rank() {
        return word == NO_WORD && !Text.isZero(text, from, to) ? NEWEST - 1 : word;
    }

    int compareRevision(LuaRocksParts other) {
        return end == text.length() || other.end == other.text.length()
                ? 0
                : Text.compareNumbers(text, end + 1, text.length(), other.text, other.end + 1, other.text.length());
    }
}
