package io.pratique.match.version;

import java.util.Set;

/// Versions of Arch Linux's packages, `[epoch:]version[-release]` (vercmp(8)).
///
/// Letters right after a number come before its end: `1.0a` < `1.0`. Releases count where both have one, so the
/// versions without one have no order among the others.
public final class AlpmScheme implements VersionScheme {
    @Override
    public String id() {
        return "alpm";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("alpm");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        Text.requireVisible(id(), a);
        Text.requireVisible(id(), b);
        int colonA = colon(a);
        int colonB = colon(b);
        int order = Text.compareNumbers(a, 0, Math.max(colonA, 0), b, 0, Math.max(colonB, 0));
        if (order != 0) {
            return order;
        }
        int dashA = a.lastIndexOf('-');
        int dashB = b.lastIndexOf('-');
        order = segments(a, colonA + 1, dashA < 0 ? a.length() : dashA, b, colonB + 1, dashB < 0 ? b.length() : dashB);
        return order != 0 || dashA < 0 || dashB < 0
                ? order
                : segments(a, dashA + 1, a.length(), b, dashB + 1, b.length());
    }

    /// The colon after an epoch, which has digits only; -1 where there is none.
    private static int colon(String version) {
        int end = Text.digits(version, 0, version.length());
        return version.startsWith(":", end) ? end : -1;
    }

    private static int segments(String a, int fromA, int toA, String b, int fromB, int toB) {
        int atA = fromA;
        int atB = fromB;
        while (atA < toA && atB < toB) {
            int startA = skip(a, atA, toA);
            int startB = skip(b, atB, toB);
            if (startA == toA || startB == toB) {
                return rest(a, startA, toA, b, startB, toB);
            }
            boolean number = Text.isDigit(a.charAt(startA));
            int order = Integer.compare(startA - atA, startB - atB);
            order = order != 0 ? order : Boolean.compare(number, Text.isDigit(b.charAt(startB)));
            if (order != 0) {
                return order;
            }
            atA = number ? Text.digits(a, startA, toA) : Text.letters(a, startA, toA);
            atB = number ? Text.digits(b, startB, toB) : Text.letters(b, startB, toB);
            order = number
                    ? Text.compareNumbers(a, startA, atA, b, startB, atB)
                    : Text.compare(a, startA, atA, b, startB, atB);
            if (order != 0) {
                return order;
            }
        }
        return rest(a, atA, toA, b, atB, toB);
    }

    private static int skip(String text, int from, int to) {
        int at = from;
        while (at < to && !Text.isDigit(text.charAt(at)) && !Text.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// One of the two has ended: letters that are left are older than nothing, anything else is newer.
    private static int rest(String a, int atA, int toA, String b, int atB, int toB) {
        if (atA == toA) {
            return atB == toB ? 0 : Text.isLetter(b, atB, toB) ? 1 : -1;
        }
        return Text.isLetter(a, atA, toA) ? -1 : 1;
    }
}
