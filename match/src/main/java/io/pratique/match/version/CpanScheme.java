package io.pratique.match.version;

import java.util.Set;

/// Perl's versions (perldoc version): decimal ones, whose places count by three, so that `1.5` is `v1.500`, and
/// dotted ones, which begin with `v` or have two dots. Underscores do not count, nor does `-TRIAL` at the end.
public final class CpanScheme implements VersionScheme {
    private static final int PLACES = 3;

    @Override
    public String id() {
        return "cpan";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("cpan");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        String left = read(a);
        String right = read(b);
        boolean dottedA = isDotted(left);
        boolean dottedB = isDotted(right);
        int atA = left.startsWith("v") ? 1 : 0;
        int atB = right.startsWith("v") ? 1 : 0;
        boolean first = true;
        while (atA < left.length() || atB < right.length()) {
            int endA = end(left, atA, dottedA || first);
            int endB = end(right, atB, dottedB || first);
            int order = compare(left, atA, endA, !dottedA && !first, right, atB, endB, !dottedB && !first);
            if (order != 0) {
                return order;
            }
            atA = next(left, endA);
            atB = next(right, endB);
            first = false;
        }
        return 0;
    }

    private static int end(String version, int at, boolean whole) {
        int limit = whole ? version.length() : Math.min(at + PLACES, version.length());
        return Text.digits(version, Math.min(at, limit), limit);
    }

    private static int next(String version, int end) {
        return version.startsWith(".", end) ? end + 1 : end;
    }

    /// Places that are absent at the end of a decimal are zeros.
    private static int compare(
            String a, int fromA, int toA, boolean placesA, String b, int fromB, int toB, boolean placesB) {
        return Text.compareNumbers(
                placesA ? filled(a, fromA, toA) : a.substring(fromA, toA),
                0,
                placesA ? PLACES : toA - fromA,
                placesB ? filled(b, fromB, toB) : b.substring(fromB, toB),
                0,
                placesB ? PLACES : toB - fromB);
    }

    private static String filled(String text, int from, int to) {
        return text.substring(from, to) + "0".repeat(PLACES - (to - from));
    }

    private static boolean isDotted(String version) {
        return version.startsWith("v") || version.indexOf('.') != version.lastIndexOf('.');
    }

    /// A version without underscores and ending.
    private String read(String version) throws InvalidVersionException {
        Text.requireVisible(id(), version);
        int ending = version.endsWith("-TRIAL") ? version.length() - "-TRIAL".length() : version.length();
        int from = version.charAt(0) == 'v' ? 1 : 0;
        boolean digit = false;
        char before = 'v';
        for (int at = from; at < ending; at++) {
            char c = version.charAt(at);
            boolean separator = c == '.' || c == '_';
            if (!Text.isDigit(c) && !separator || separator && (before == '_' || before == '.')) {
                throw new InvalidVersionException(id(), version);
            }
            digit |= Text.isDigit(c);
            before = c;
        }
        if (!digit) {
            throw new InvalidVersionException(id(), version);
        }
        return version.substring(0, ending).replace("_", "");
    }
}
