package io.pratique.json;

/// Text that is valid Unicode.
final class Surrogates {
    private Surrogates() {}

    /// The text with U+FFFD in place of half surrogate pairs, which no encoding can express.
    static String paired(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
