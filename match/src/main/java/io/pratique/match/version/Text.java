package io.pratique.match.version;

/// What the schemes' scanners share: ASCII classes and comparisons of stretches of text that allocate nothing.
final class Text {
    private Text() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(String text, int at, int to) {
        return at < to && isDigit(text.charAt(at));
    }

    static boolean isLetter(String text, int at, int to) {
        return at < to && isLetter(text.charAt(at));
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /// Where the digits that begin at `from` end.
    static int digits(String text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Where the ASCII letters that begin at `from` end.
    static int letters(String text, int from, int to) {
        int at = from;
        while (at < to && isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Compares two runs of digits as numbers of any size; no digits are zero.
    static int compareNumbers(String a, int fromA, int toA, String b, int fromB, int toB) {
        int startA = skipZeros(a, fromA, toA);
        int startB = skipZeros(b, fromB, toB);
        int lengths = Integer.compare(toA - startA, toB - startB);
        return lengths != 0 ? lengths : compare(a, startA, toA, b, startB, toB);
    }

    /// Whether a run of digits is zero or empty.
    static boolean isZero(String text, int from, int to) {
        return skipZeros(text, from, to) == to;
    }

    private static int skipZeros(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    /// Compares two stretches by code unit, a prefix first.
    static int compare(String a, int fromA, int toA, String b, int fromB, int toB) {
        int common = Math.min(toA - fromA, toB - fromB);
        for (int at = 0; at < common; at++) {
            int order = a.charAt(fromA + at) - b.charAt(fromB + at);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(toA - fromA, toB - fromB);
    }

    /// As [#compare], with ASCII letters in lower case.
    static int compareIgnoringCase(String a, int fromA, int toA, String b, int fromB, int toB) {
        int common = Math.min(toA - fromA, toB - fromB);
        for (int at = 0; at < common; at++) {
            int order = lower(a.charAt(fromA + at)) - lower(b.charAt(fromB + at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(toA - fromA, toB - fromB);
    }

    static boolean equalsIgnoringCase(String text, int from, int to, String word) {
        return compareIgnoringCase(text, from, to, word, 0, word.length()) == 0;
    }

    /// Refuses empty texts and any with characters beside the visible ones of ASCII.
    static void requireVisible(String scheme, String text) throws InvalidVersionException {
        boolean visible = !text.isEmpty();
        for (int at = 0; at < text.length() && visible; at++) {
            char c = text.charAt(at);
            visible = c > ' ' && c < 0x7f;
        }
        if (!visible) {
            throw new InvalidVersionException(scheme, text);
        }
    }
}
