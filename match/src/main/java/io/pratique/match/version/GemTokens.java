package io.pratique.match.version;

/// Walks over the numbers and words of one RubyGems version; whatever stands between them only separates, but a
/// hyphen is the word `pre`.
final class GemTokens {
    private static final String HYPHEN = "pre";

    private final String version;
    private String source;
    private int from;
    private int to;
    private int at;

    GemTokens(String version) {
        this.version = version;
        this.source = version;
    }

    /// Steps to the next number before the first word; past the last one it is empty, which is zero.
    boolean nextNumber() {
        while (at < version.length() && version.charAt(at) == '.') {
            at++;
        }
        from = at;
        at = Text.digits(version, from, version.length());
        to = at;
        return to > from;
    }

    /// Steps to the next number or word; past the last one it is empty, which is zero.
    boolean next() {
        source = version;
        while (at < version.length() && version.charAt(at) == '.') {
            at++;
        }
        from = at;
        if (at < version.length() && version.charAt(at) == '-') {
            at++;
            source = HYPHEN;
            from = 0;
            to = HYPHEN.length();
            return true;
        }
        boolean digit = Text.isDigit(version, at, version.length());
        at = digit ? Text.digits(version, at, version.length()) : Text.letters(version, at, version.length());
        to = at;
        return to > from;
    }

    /// Words come before numbers.
    int compare(GemTokens other) {
        boolean word = Text.isLetter(source, from, to);
        if (word != Text.isLetter(other.source, other.from, other.to)) {
            return word ? -1 : 1;
        }
        return word
                ? Text.compare(source, from, to, other.source, other.from, other.to)
                : Text.compareNumbers(source, from, to, other.source, other.from, other.to);
    }
}
