package io.pratique.match.version;

import java.util.Set;

/// Versions of Go modules (go.dev/ref/mod, "Versions"), with or without `v`, and of Go itself, as `go1.21rc2` or
/// `1.21.0-rc.2`.
///
/// Pseudo-versions are ordered as the semantic versions they are; `+incompatible` is ignored, as is what a
/// distributor adds to a toolchain's version: `go1.22.5-fips`, `go1.22.5 X:boringcrypto`.
public final class GoScheme implements VersionScheme {
    private static final String[] STAGES = {"alpha", "beta", "rc"};

    @Override
    public String id() {
        return "go";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("golang");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        int fromA = start(a);
        int fromB = start(b);
        int numbersA = numbers(a, fromA);
        int numbersB = numbers(b, fromB);
        int startA = before(a, numbersA);
        int startB = before(b, numbersB);
        int endA = end(a, fromA, startA);
        int endB = end(b, fromB, startB);
        int order = Semantic.compareNumbers(a, fromA, numbersA, b, fromB, numbersB);
        return order != 0
                ? order
                : Semantic.compareIdentifiers(a, startA, endA, startA == numbersA, b, startB, endB, startB == numbersB);
    }

    private static int start(String version) {
        if (version.startsWith("go")) {
            return 2;
        }
        return version.startsWith("v") ? 1 : 0;
    }

    private int numbers(String version, int from) throws InvalidVersionException {
        int end = Semantic.numbers(version, from, version.length());
        if (end < 0) {
            throw new InvalidVersionException(id(), version);
        }
        return end;
    }

    private static int before(String version, int numbers) {
        return numbers < version.length() && version.charAt(numbers) == '-' ? numbers + 1 : numbers;
    }

    /// Where the identifiers before a release end, once all that follows is known to be right.
    private int end(String version, int from, int start) throws InvalidVersionException {
        if (from == 2) {
            return toolchain(version, start);
        }
        int length = version.indexOf(" X:") < 0 ? version.length() : version.indexOf(" X:");
        boolean hyphen = version.charAt(start - 1) == '-';
        int end =
                hyphen || Text.isLetter(version, start, length) ? Semantic.identifiers(version, start, length) : start;
        boolean build = end >= 0 && end < length && version.charAt(end) == '+';
        int rest = build ? Semantic.identifiers(version, end + 1, length) : end;
        if (rest != length) {
            throw new InvalidVersionException(id(), version);
        }
        return end;
    }

    /// A toolchain before its release is `go1.21rc2`; anything else after the numbers comes from distributors.
    private int toolchain(String version, int start) throws InvalidVersionException {
        for (int at = start; at < version.length(); at++) {
            char c = version.charAt(at);
            if (c < ' ' || c >= 0x7f) {
                throw new InvalidVersionException(id(), version);
            }
        }
        int letters = Text.letters(version, start, version.length());
        for (String stage : STAGES) {
            if (version.charAt(start - 1) != '-'
                    && Text.compare(version, start, letters, stage, 0, stage.length()) == 0) {
                return Text.digits(version, letters, version.length());
            }
        }
        return start;
    }
}
