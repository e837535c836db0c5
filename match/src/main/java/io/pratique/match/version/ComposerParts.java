package io.pratique.match.version;

/// Walks over the pieces of one of Composer's versions: the numbers before the first word, then numbers and words;
/// whatever stands between them only separates.
final class ComposerParts implements Pieces<ComposerParts> {
    private static final int UNKNOWN = 0;
    private static final int DEVELOPMENT = 1;
    private static final int ALPHA = 2;
    private static final int BETA = 3;
    private static final int CANDIDATE = 4;
    private static final int END = 5;
    private static final int NUMBER = 6;
    private static final int PATCH = 7;

    private final String text;
    private final int end;
    private int at;
    private int from;
    private int rank = UNKNOWN;
    private boolean branch;

    /// @param from where the first number begins
    /// @param end where the version ends and a build may begin
    ComposerParts(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    @Override
    public boolean atEnd() {
        return rank == END;
    }

    /// Steps to the next number before the first word; false past the last.
    @Override
    public boolean nextNumber() {
        int next = at;
        while (next < end && isSeparator(text.charAt(next)) && text.charAt(next) != '*') {
            next++;
        }
        from = at;
        if (Text.isDigit(text, next, end)) {
            from = next;
            at = Text.digits(text, next, end);
        } else if (isWildcard(next)) {
            branch = true;
            at = next + 1;
        } else {
            from = next;
            at = next;
            return false;
        }
        return true;
    }

    /// Compares two numbers; absent ones are zero, or beyond all numbers in a branch such as `1.x-dev`.
    @Override
    public int compareNumber(ComposerParts other) {
        return branch || other.branch
                ? Boolean.compare(branch, other.branch)
                : Text.compareNumbers(text, from, at, other.text, other.from, other.at);
    }

    /// Steps to the next number or word.
    @Override
    public void next() {
        do {
            while (at < end && isSeparator(text.charAt(at))) {
                at++;
            }
            from = at;
            rank = read();
        } while (rank == UNKNOWN && Text.equalsIgnoringCase(text, from, at, "stable"));
    }

    private int read() {
        if (at == end) {
            return END;
        }
        if (Text.isDigit(text, at, end)) {
            at = Text.digits(text, at, end);
            return NUMBER;
        }
        at = Text.letters(text, at, end);
        return word();
    }

    /// PHP knows words by their beginnings (`version_compare`), the shortest are single letters.
    private int word() {
        return switch (Text.lower(text.charAt(from))) {
            case 'a' -> ALPHA;
            case 'b' -> BETA;
            case 'p' -> PATCH;
            case 'r' -> begins("rc") ? CANDIDATE : UNKNOWN;
            case 'd' -> begins("dev") ? DEVELOPMENT : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private boolean begins(String word) {
        return at - from >= word.length() && Text.equalsIgnoringCase(text, from, from + word.length(), word);
    }

    @Override
    public int compare(ComposerParts other) {
        return rank != other.rank || rank != NUMBER
                ? Integer.compare(rank, other.rank)
                : Text.compareNumbers(text, from, at, other.text, other.from, other.at);
    }

    private boolean isWildcard(int next) {
        if (next == at || next >= end) {
            return false;
        }
        char c = Text.lower(text.charAt(next));
        return (c == 'x' || c == '*') && !Text.isLetter(text, next + 1, end) && !Text.isDigit(text, next + 1, end);
    }

    private static boolean isSeparator(char c) {
        return !Text.isDigit(c) && !Text.isLetter(c);
    }
}
