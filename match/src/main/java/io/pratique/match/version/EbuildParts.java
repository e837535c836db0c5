package io.pratique.match.version;

/// One of Gentoo's versions taken apart.
///
/// @param numbers where the numbers end
/// @param suffixes where the suffixes begin
/// @param end where they end
/// @param revision where the revision's number begins
record EbuildParts(String text, int numbers, int suffixes, int end, int revision) {
    private static final String[] SUFFIXES = {"alpha", "beta", "pre", "rc", "", "p"};
    private static final int NONE = 4;

    static EbuildParts read(String scheme, String version) throws InvalidVersionException {
        int numbers = Semantic.numbers(version, 0, version.length());
        int suffixes = numbers >= 0 && Text.isLetter(version, numbers, version.length()) ? numbers + 1 : numbers;
        int end = suffixes;
        while (end >= 0 && version.startsWith("_", end)) {
            end = suffix(version, end);
        }
        boolean revised = end >= 0 && version.startsWith("-r", end);
        int revision = revised ? end + 2 : end;
        int last = revised ? Text.digits(version, revision, version.length()) : end;
        boolean upper = suffixes > numbers && version.charAt(numbers) < 'a';
        if (last != version.length() || upper || revised && last == revision) {
            throw new InvalidVersionException(scheme, version);
        }
        return new EbuildParts(version, numbers, suffixes, end, revision);
    }

    /// Where the suffix that begins at `from` ends, -1 where it is none.
    private static int suffix(String version, int from) {
        int letters = Text.letters(version, from + 1, version.length());
        int which = which(version, from + 1, letters);
        return which < 0 || which == NONE ? -1 : Text.digits(version, letters, version.length());
    }

    private static int which(String text, int from, int to) {
        for (int which = 0; which < SUFFIXES.length; which++) {
            if (Text.compare(text, from, to, SUFFIXES[which], 0, SUFFIXES[which].length()) == 0) {
                return which;
            }
        }
        return -1;
    }

    char letter() {
        return suffixes > numbers ? text.charAt(numbers) : 0;
    }

    int compareNumbers(EbuildParts other) {
        int atA = Text.digits(text, 0, numbers);
        int atB = Text.digits(other.text, 0, other.numbers);
        int order = Text.compareNumbers(text, 0, atA, other.text, 0, atB);
        while (order == 0 && atA < numbers && atB < other.numbers) {
            int endA = Text.digits(text, atA + 1, numbers);
            int endB = Text.digits(other.text, atB + 1, other.numbers);
            order = compareNumber(text, atA + 1, endA, other.text, atB + 1, endB);
            atA = endA;
            atB = endB;
        }
        return order != 0 ? order : Boolean.compare(atA < numbers, atB < other.numbers);
    }

    /// Where one of two numbers begins with a zero they are read as decimals are after the point.
    private static int compareNumber(String a, int fromA, int toA, String b, int fromB, int toB) {
        return a.charAt(fromA) != '0' && b.charAt(fromB) != '0'
                ? Text.compareNumbers(a, fromA, toA, b, fromB, toB)
                : Text.compare(a, fromA, significant(a, fromA, toA), b, fromB, significant(b, fromB, toB));
    }

    private static int significant(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    int compareSuffixes(EbuildParts other) {
        int atA = suffixes;
        int atB = other.suffixes;
        while (atA < end || atB < other.end) {
            int wordA = Text.letters(text, Math.min(atA + 1, end), end);
            int wordB = Text.letters(other.text, Math.min(atB + 1, other.end), other.end);
            int endA = Text.digits(text, wordA, end);
            int endB = Text.digits(other.text, wordB, other.end);
            int order = Integer.compare(
                    which(text, Math.min(atA + 1, end), wordA), which(other.text, Math.min(atB + 1, other.end), wordB));
            order = order != 0 ? order : Text.compareNumbers(text, wordA, endA, other.text, wordB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA;
            atB = endB;
        }
        return 0;
    }

    int compareRevision(EbuildParts other) {
        return Text.compareNumbers(text, revision, text.length(), other.text, other.revision, other.text.length());
    }
}
