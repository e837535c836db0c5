package io.pratique.match.version;

/// Walks over the pieces of one of Homebrew's versions: the numbers before the first word, then numbers and words;
/// whatever stands between them only separates.
final class BrewParts implements Pieces<BrewParts> {
    private static final String[] OLDER = {"alpha", "a", "beta", "b", "pre", "rc"};
    private static final int[] AGES = {-4, -4, -3, -3, -2, -1};
    private static final int END = 0;
    private static final int WORD = 1;
    private static final int NUMBER = 2;
    private static final int PATCH = 3;
    private static final int POST = 4;

    private final String text;
    private final int end;
    private int at;
    private int from;
    private int rank = WORD;

    /// @param end where the revision begins
    BrewParts(String text, int end) {
        this.text = text;
        this.end = end;
    }

    @Override
    public boolean atEnd() {
        return rank == END;
    }

    /// Steps to the next number before the first word; past the last one it is empty, which is zero.
    @Override
    public boolean nextNumber() {
        skip();
        at = Text.digits(text, from, end);
        return at > from;
    }

    @Override
    public int compareNumber(BrewParts other) {
        return Text.compareNumbers(text, from, at, other.text, other.from, other.at);
    }

    /// Steps to the next number or word.
    @Override
    public void next() {
        skip();
        boolean digit = Text.isDigit(text, from, end);
        at = digit ? Text.digits(text, from, end) : Text.letters(text, from, end);
        if (from == at) {
            rank = END;
        } else {
            rank = digit ? NUMBER : word();
        }
    }

    @Override
    public int compare(BrewParts other) {
        if (rank != other.rank) {
            return Integer.compare(rank, other.rank);
        }
        return switch (rank) {
            case NUMBER -> compareNumber(other);
            case WORD -> Text.compareIgnoringCase(text, from, at, other.text, other.from, other.at);
            default -> 0;
        };
    }

    /// A single letter that no number follows is a part of the version, as in `1.1.1a`.
    private int word() {
        for (int which = 0; which < OLDER.length; which++) {
            boolean counts = at - from > 1 || Text.isDigit(text, at, end);
            if (counts && Text.equalsIgnoringCase(text, from, at, OLDER[which])) {
                return AGES[which];
            }
        }
        if (Text.equalsIgnoringCase(text, from, at, "post")) {
            return POST;
        }
        boolean patch = Text.equalsIgnoringCase(text, from, at, "p") && Text.isDigit(text, at, end);
        return patch || Text.equalsIgnoringCase(text, from, at, "patch") ? PATCH : WORD;
    }

    private void skip() {
        while (at < end && !Text.isDigit(text.charAt(at)) && !Text.isLetter(text.charAt(at))) {
            at++;
        }
        from = at;
    }
}
