package io.pratique.match.version;

import java.util.Set;

/// Lists of numbers, of which a shorter one comes before those that it begins: R's `1.8` < `1.8.0` and `0.2-1`
/// (`numeric_version`), and Haskell's (pvp.haskell.org).
public final class NumbersScheme implements VersionScheme {
    @Override
    public String id() {
        return "numbers";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("cran", "hackage");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        check(a);
        check(b);
        int atA = 0;
        int atB = 0;
        while (atA < a.length() && atB < b.length()) {
            int endA = Text.digits(a, atA, a.length());
            int endB = Text.digits(b, atB, b.length());
            int order = Text.compareNumbers(a, atA, endA, b, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA + 1;
            atB = endB + 1;
        }
        return Boolean.compare(atA < a.length(), atB < b.length());
    }

    /// Numbers separated by single dots or hyphens.
    private void check(String version) throws InvalidVersionException {
        int at = 0;
        while (true) {
            int end = Text.digits(version, at, version.length());
            if (end == at || end < version.length() && version.charAt(end) != '.' && version.charAt(end) != '-') {
                throw new InvalidVersionException(id(), version);
            }
            if (end == version.length()) {
                return;
            }
            at = end + 1;
        }
    }
}
