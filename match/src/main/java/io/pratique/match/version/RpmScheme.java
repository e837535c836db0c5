package io.pratique.match.version;

import java.util.Set;

/// Versions of rpm packages, `[epoch:]version[-release]` (rpm-version(7)).
///
/// Everything but ASCII letters, digits, `~` and `^` only separates. A version without a release is older than the
/// same with one.
public final class RpmScheme implements VersionScheme {
    @Override
    public String id() {
        return "rpm";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("rpm");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        check(a);
        check(b);
        int colonA = colon(a);
        int colonB = colon(b);
        int order = Text.compareNumbers(a, 0, Math.max(colonA, 0), b, 0, Math.max(colonB, 0));
        if (order != 0) {
            return order;
        }
        int dashA = a.lastIndexOf('-');
        int dashB = b.lastIndexOf('-');
        int endA = dashA < 0 ? a.length() : dashA;
        int endB = dashB < 0 ? b.length() : dashB;
        order = segments(a, colonA + 1, endA, b, colonB + 1, endB);
        if (order != 0 || dashA < 0 || dashB < 0) {
            return order != 0 ? order : Boolean.compare(dashA >= 0, dashB >= 0);
        }
        return segments(a, dashA + 1, a.length(), b, dashB + 1, b.length());
    }

    /// Control characters, spaces and halves of characters are in no version.
    private void check(String version) throws InvalidVersionException {
        boolean valid = !version.isEmpty();
        for (int at = 0; at < version.length() && valid; at++) {
            char c = version.charAt(at);
            valid = c > ' ' && (c < 0x7f || c > 0xa0) && !Character.isSurrogate(c);
        }
        if (!valid) {
            throw new InvalidVersionException(id(), version);
        }
    }

    /// The colon after an epoch, which has digits only; -1 where there is none.
    private static int colon(String version) {
        int end = Text.digits(version, 0, version.length());
        return end < version.length() && version.charAt(end) == ':' ? end : -1;
    }

    private static int segments(String a, int fromA, int toA, String b, int fromB, int toB) {
        int atA = fromA;
        int atB = fromB;
        while (true) {
            atA = skip(a, atA, toA);
            atB = skip(b, atB, toB);
            char first = atA < toA ? a.charAt(atA) : 0;
            char second = atB < toB ? b.charAt(atB) : 0;
            if (rank(first) != rank(second) || first == 0) {
                return Integer.compare(rank(first), rank(second));
            }
            int endA = end(a, atA, toA);
            int endB = end(b, atB, toB);
            int order = Text.isDigit(first)
                    ? Text.compareNumbers(a, atA, endA, b, atB, endB)
                    : Text.compare(a, atA, endA, b, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA;
            atB = endB;
        }
    }

    private static int skip(String text, int from, int to) {
        int at = from;
        while (at < to && rank(text.charAt(at)) == 1) {
            at++;
        }
        return at;
    }

    private static int end(String text, int at, int to) {
        char c = text.charAt(at);
        if (c == '~' || c == '^') {
            return at + 1;
        }
        return Text.isDigit(c) ? Text.digits(text, at, to) : Text.letters(text, at, to);
    }

    /// What comes next decides: `~` sorts before the end, the end before `^`, that before letters, letters before
    /// digits.
    private static int rank(char c) {
        if (Text.isDigit(c)) {
            return 4;
        }
        if (Text.isLetter(c)) {
            return 3;
        }
        return switch (c) {
            case '~' -> -1;
            case 0 -> 0;
            case '^' -> 2;
            default -> 1;
        };
    }
}
