package io.pratique.match.version;

/// The order of semantic versions (semver.org 2.0.0, item 11) over stretches of text: dotted numbers, then what
/// precedes a release.
///
/// Missing numbers are zero, as in `1.2`. Any count of numbers will do.
final class Semantic {
    private Semantic() {}

    /// Where the dotted numbers that begin at `from` end, -1 where there are none.
    static int numbers(String text, int from, int to) {
        int at = from;
        while (true) {
            int end = Text.digits(text, at, to);
            if (end == at) {
                return -1;
            }
            if (end == to || text.charAt(end) != '.') {
                return end;
            }
            at = end + 1;
        }
    }

    /// Where identifiers separated by dots that begin at `from` end, -1 where one of them is empty.
    static int identifiers(String text, int from, int to) {
        int at = from;
        while (true) {
            int end = identifier(text, at, to);
            if (end == at) {
                return -1;
            }
            if (end == to || text.charAt(end) != '.') {
                return end;
            }
            at = end + 1;
        }
    }

    private static int identifier(String text, int from, int to) {
        int at = from;
        while (at < to && isIdentifier(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isIdentifier(char c) {
        return Text.isDigit(c) || Text.isLetter(c) || c == '-';
    }

    static int compareNumbers(String a, int fromA, int toA, String b, int fromB, int toB) {
        int atA = fromA;
        int atB = fromB;
        while (atA < toA || atB < toB) {
            int endA = Text.digits(a, atA, toA);
            int endB = Text.digits(b, atB, toB);
            int order = Text.compareNumbers(a, atA, endA, b, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = Math.min(endA + 1, toA);
            atB = Math.min(endB + 1, toB);
        }
        return 0;
    }

    /// Compares two lists of identifiers; an empty one is a release, which is newer than all before it.
    ///
    /// @param splitA whether a digit after a letter begins an identifier, so that `rc2` is `rc.2`
    static int compareIdentifiers(
            String a, int fromA, int toA, boolean splitA, String b, int fromB, int toB, boolean splitB) {
        if (fromA == toA || fromB == toB) {
            return Boolean.compare(fromA == toA, fromB == toB);
        }
        int atA = fromA;
        int atB = fromB;
        while (atA < toA && atB < toB) {
            int endA = identifierEnd(a, atA, toA, splitA);
            int endB = identifierEnd(b, atB, toB, splitB);
            int order = compareIdentifier(a, atA, endA, b, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA < toA && a.charAt(endA) == '.' ? endA + 1 : endA;
            atB = endB < toB && b.charAt(endB) == '.' ? endB + 1 : endB;
        }
        return Boolean.compare(atA < toA, atB < toB);
    }

    private static int identifierEnd(String text, int from, int to, boolean split) {
        if (split && Text.isLetter(text, from, to)) {
            int end = Text.letters(text, from, to);
            if (Text.isDigit(text, end, to)) {
                return end;
            }
        }
        return identifier(text, from, to);
    }

    private static int compareIdentifier(String a, int fromA, int toA, String b, int fromB, int toB) {
        boolean numericA = Text.digits(a, fromA, toA) == toA;
        boolean numericB = Text.digits(b, fromB, toB) == toB;
        if (numericA != numericB) {
            return numericA ? -1 : 1;
        }
        return numericA
                ? Text.compareNumbers(a, fromA, toA, b, fromB, toB)
                : Text.compare(a, fromA, toA, b, fromB, toB);
    }
}
