package io.pratique.match.version;

import java.util.Set;

/// Semantic versions (semver.org 2.0.0) as liberally as npm's loose mode reads them: `v1.2.3`, `= 1.2.3`,
/// `1.2.3beta`, spaces around.
///
/// Cargo, Hex and the Swift package manager order theirs by the same rules. What follows a plus sign is ignored.
public final class SemverScheme implements VersionScheme {
    @Override
    public String id() {
        return "semver";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("npm", "cargo", "hex", "swift");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        int fromA = start(a);
        int fromB = start(b);
        int numbersA = numbers(a, fromA);
        int numbersB = numbers(b, fromB);
        int startA = before(a, numbersA);
        int startB = before(b, numbersB);
        int endA = end(a, numbersA, startA);
        int endB = end(b, numbersB, startB);
        int order = Semantic.compareNumbers(a, fromA, numbersA, b, fromB, numbersB);
        return order != 0 ? order : Semantic.compareIdentifiers(a, startA, endA, false, b, startB, endB, false);
    }

    private static int start(String version) {
        int at = 0;
        while (at < version.length() && isPrefix(version.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPrefix(char c) {
        return c == 'v' || c == '=' || isSpace(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private int numbers(String version, int from) throws InvalidVersionException {
        int end = Semantic.numbers(version, from, version.length());
        if (end < 0) {
            throw new InvalidVersionException(id(), version);
        }
        return end;
    }

    /// Where the identifiers before a release begin; npm wants no hyphen there, and takes one that stands alone for
    /// an identifier.
    private static int before(String version, int numbers) {
        boolean hyphen = version.startsWith("-", numbers);
        return hyphen && Semantic.identifiers(version, numbers + 1, version.length()) > 0 ? numbers + 1 : numbers;
    }

    /// Where the identifiers before a release end, once all that follows is known to be right.
    private int end(String version, int numbers, int from) throws InvalidVersionException {
        boolean present =
                from > numbers || version.startsWith("-", from) || Text.isLetter(version, from, version.length());
        int end = present ? identifiers(version, from) : from;
        int rest = end < version.length() && version.charAt(end) == '+' ? identifiers(version, end + 1) : end;
        while (rest < version.length() && isSpace(version.charAt(rest))) {
            rest++;
        }
        if (rest < version.length()) {
            throw new InvalidVersionException(id(), version);
        }
        return end;
    }

    private int identifiers(String version, int from) throws InvalidVersionException {
        int end = Semantic.identifiers(version, from, version.length());
        if (end < 0) {
            throw new InvalidVersionException(id(), version);
        }
        return end;
    }
}
