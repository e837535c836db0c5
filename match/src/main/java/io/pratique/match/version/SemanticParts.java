package io.pratique.match.version;

/// One semantic version taken apart, as liberally as npm's loose mode reads it: `v1.2.3`, `= 1.2.3`, `1.2.3beta`,
/// spaces around.
///
/// @param from where the numbers begin
/// @param numbers where they end
/// @param before where the identifiers before a release begin
/// @param end where they end; the same where there are none
/// @param build where the build's identifiers begin
/// @param last where they end; the same where there are none
record SemanticParts(String text, int from, int numbers, int before, int end, int build, int last) {
    static SemanticParts read(String scheme, String version) throws InvalidVersionException {
        int from = start(version);
        int numbers = Semantic.numbers(version, from, version.length());
        int before = numbers < 0 ? -1 : before(version, numbers);
        int end = before < 0 ? -1 : end(version, numbers, before);
        boolean plus = end >= 0 && version.startsWith("+", end);
        int build = plus ? end + 1 : end;
        int last = plus ? Semantic.identifiers(version, build, version.length()) : end;
        int rest = last;
        while (rest >= 0 && rest < version.length() && isSpace(version.charAt(rest))) {
            rest++;
        }
        if (rest < version.length()) {
            throw new InvalidVersionException(scheme, version);
        }
        return new SemanticParts(version, from, numbers, before, end, build, last);
    }

    /// Compares all but the builds.
    int compareRelease(SemanticParts other) {
        int order = Semantic.compareNumbers(text, from, numbers, other.text, other.from, other.numbers);
        return order != 0 ? order : compareIdentifiers(other);
    }

    int compareIdentifiers(SemanticParts other) {
        return Semantic.compareIdentifiers(text, before, end, false, other.text, other.before, other.end, false);
    }

    /// Compares the builds; none is older than any.
    int compareBuild(SemanticParts other) {
        return build == last || other.build == other.last
                ? Boolean.compare(build < last, other.build < other.last)
                : Semantic.compareIdentifiers(text, build, last, false, other.text, other.build, other.last, false);
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

    /// Where the identifiers before a release begin; npm wants no hyphen there, and takes one that stands alone for
    /// an identifier.
    private static int before(String version, int numbers) {
        boolean hyphen = version.startsWith("-", numbers);
        return hyphen && Semantic.identifiers(version, numbers + 1, version.length()) > 0 ? numbers + 1 : numbers;
    }

    /// Where the identifiers before a release end, -1 where one of them is empty.
    private static int end(String version, int numbers, int from) {
        boolean present =
                from > numbers || version.startsWith("-", from) || Text.isLetter(version, from, version.length());
        return present ? Semantic.identifiers(version, from, version.length()) : from;
    }
}
