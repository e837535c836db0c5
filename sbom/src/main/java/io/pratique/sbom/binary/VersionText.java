package io.pratique.sbom.binary;

/// How a `{version}` in a signature reads: two or more numbers with dots between them, then perhaps a mark of a
/// preview or patch level, as in `1.1.1k`, `9.2p1`, `3.13.0rc1`, `8.0.0-rc.2`.
///
/// A mark is a letter alone, or one of [the words][#MARKS] and a number, perhaps with a hyphen before and a dot or
/// hyphen within. What is followed by a letter or digit is none.
final class VersionText {
    /// Longer than every version, so that a search is bounded.
    static final int LONGEST = 48;

    private static final int LONGEST_NUMBER = 8;
    private static final String[] MARKS = {"alpha", "beta", "preview", "pre", "rc", "dev", "p", "a", "b"};

    private VersionText() {}

    /// The end of the numbers that begin at a place, -1 where there are too few.
    static int numbers(byte[] bytes, int start, int limit) {
        int last = Math.min(limit, start + LONGEST);
        int end = number(bytes, start, last);
        int count = 1;
        while (end > 0 && end + 1 < last && bytes[end] == '.') {
            int next = number(bytes, end + 1, last);
            if (next < 0) {
                break;
            }
            end = next;
            count++;
        }
        return count < 2 ? -1 : end;
    }

    /// How many numbers there are.
    static int parts(byte[] bytes, int start, int end) {
        int count = 1;
        for (int i = start; i < end; i++) {
            count += bytes[i] == '.' ? 1 : 0;
        }
        return count;
    }

    private static int number(byte[] bytes, int start, int limit) {
        int end = start;
        while (end < limit && isDigit(bytes[end])) {
            end++;
        }
        return end == start || end - start > LONGEST_NUMBER ? -1 : end;
    }

    /// The end of the mark that begins at a place, the place itself where there is none.
    static int mark(byte[] bytes, int start, int end) {
        int limit = Math.min(end, start + LONGEST);
        int at = start < limit && bytes[start] == '-' ? start + 1 : start;
        for (String mark : MARKS) {
            if (startsWith(bytes, at, limit, mark)) {
                int after = afterMark(bytes, at + mark.length(), limit);
                if (after >= 0) {
                    return after;
                }
            }
        }
        boolean letter = at == start && at < limit && isLetter(bytes[at]);
        return letter && ends(bytes, at + 1, limit) ? at + 1 : start;
    }

    private static int afterMark(byte[] bytes, int start, int limit) {
        boolean separated = start < limit && (bytes[start] == '.' || bytes[start] == '-');
        int end = number(bytes, separated ? start + 1 : start, limit);
        return end >= 0 && ends(bytes, end, limit) ? end : -1;
    }

    /// Whether neither letter nor digit follows.
    static boolean ends(byte[] bytes, int at, int limit) {
        return at >= limit || !isLetter(bytes[at]) && !isDigit(bytes[at]);
    }

    static boolean mayContain(byte b) {
        return isDigit(b) || isLetter(b) || b == '.' || b == '-';
    }

    private static boolean startsWith(byte[] bytes, int at, int limit, String lower) {
        if (limit - at < lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if ((bytes[at + i] | 0x20) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }
}
