package io.pratique.match.version;

/// Walks over the parts of one Alpine version.
final class ApkParts {
    /// Kinds of parts by order: of two versions that are equal so far, the one whose next part has the lower weight
    /// is older.
    private static final int BEFORE = 0;

    private static final int UNREADABLE = 10;
    private static final int END = 11;
    private static final int REVISION = 12;
    private static final int HASH = 13;
    private static final int SUFFIX_NUMBER = 14;
    private static final int LETTER = 30;
    private static final int NUMBER = 31;
    private static final int FIRST_NUMBER = 32;

    private static final String[] SUFFIXES = {"alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"};
    private static final int[] SUFFIX_WEIGHTS = {1, 2, 3, 4, 20, 21, 22, 23, 24};

    private final String text;
    private int weight = BEFORE;
    private int from;
    private int to;
    private boolean valid = true;

    ApkParts(String text) {
        this.text = text;
    }

    int weight() {
        return weight;
    }

    /// Steps to the next part; false when there is none.
    boolean next() {
        if (weight == END || weight == UNREADABLE) {
            return false;
        }
        weight = read();
        return true;
    }

    boolean wasValid() {
        return valid && weight == END;
    }

    /// Compares the values of two parts of the same weight. Numbers are compared as text where one begins with a
    /// zero.
    int compareValue(ApkParts other) {
        return switch (weight) {
            case LETTER, HASH -> compareText(other);
            case NUMBER -> startsWithZero() || other.startsWithZero() ? compareText(other) : compareNumber(other);
            case FIRST_NUMBER, SUFFIX_NUMBER, REVISION -> compareNumber(other);
            default -> 0;
        };
    }

    private int compareText(ApkParts other) {
        return Text.compare(text, from, to, other.text, other.from, other.to);
    }

    private int compareNumber(ApkParts other) {
        return Text.compareNumbers(text, from, to, other.text, other.from, other.to);
    }

    private boolean startsWithZero() {
        return from < to && text.charAt(from) == '0';
    }

    private int read() {
        int at = to;
        from = at;
        if (weight == BEFORE) {
            to = Text.digits(text, at, text.length());
            valid = to > at;
            return FIRST_NUMBER;
        }
        if (at == text.length()) {
            return END;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '.' -> number(at + 1);
            case '_' -> suffix(at + 1);
            case '~' -> hash(at + 1);
            case '-' -> revision(at + 1);
            default -> Text.isDigit(c) ? digits(at) : letter(at, c);
        };
    }

    /// A number may be empty between two dots.
    private int number(int at) {
        if (weight < NUMBER) {
            return UNREADABLE;
        }
        from = at;
        to = Text.digits(text, at, text.length());
        if (from == to) {
            valid = false;
            return at < text.length() && text.charAt(at) == '.' ? NUMBER : UNREADABLE;
        }
        return NUMBER;
    }

    /// Digits without a dot number a suffix, or a letter as in `1.9.5p2`, which only apk-tools 2 reads.
    private int digits(int at) {
        to = Text.digits(text, at, text.length());
        if (weight == LETTER) {
            valid = false;
            return NUMBER;
        }
        return isSuffix() ? SUFFIX_NUMBER : UNREADABLE;
    }

    private int letter(int at, char c) {
        if (weight < NUMBER || c < 'a' || c > 'z') {
            return UNREADABLE;
        }
        to = at + 1;
        return LETTER;
    }

    private int suffix(int at) {
        int end = Text.letters(text, at, text.length());
        if (weight == REVISION || weight == HASH) {
            return UNREADABLE;
        }
        for (int which = 0; which < SUFFIXES.length; which++) {
            if (Text.compare(text, at, end, SUFFIXES[which], 0, SUFFIXES[which].length()) == 0) {
                to = end;
                return SUFFIX_WEIGHTS[which];
            }
        }
        return UNREADABLE;
    }

    private int hash(int at) {
        int end = at;
        while (end < text.length() && isHexadecimal(text.charAt(end))) {
            end++;
        }
        if (end == at || weight == HASH || weight == REVISION) {
            return UNREADABLE;
        }
        from = at;
        to = end;
        return HASH;
    }

    /// `-r` with no number counts as zero, unless it begins a word.
    private int revision(int at) {
        if (weight == REVISION || at == text.length() || text.charAt(at) != 'r') {
            return UNREADABLE;
        }
        from = at + 1;
        to = Text.digits(text, from, text.length());
        valid &= to > from;
        return to == from && Text.isLetter(text, to, text.length()) ? UNREADABLE : REVISION;
    }

    private static boolean isHexadecimal(char c) {
        return Text.isDigit(c) || Text.lower(c) >= 'a' && Text.lower(c) <= 'f';
    }

    private boolean isSuffix() {
        return weight < UNREADABLE || weight > SUFFIX_NUMBER && weight < LETTER;
    }
}
