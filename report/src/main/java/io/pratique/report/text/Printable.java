package io.pratique.report.text;

/// Makes text from outside harmless to terminals, logs and their readers.
///
/// Control characters, line and paragraph separators, invisible format characters (among them the marks that reorder text, as in CVE-2021-42574),
/// private and unassigned code points and half surrogate pairs are shown as `\u001b`.
public final class Printable {
    private static final int LONGEST = 500;

    private Printable() {}

    /// The text with everything odd escaped, cut after 500 characters.
    public static String of(String text) {
        if (text.length() <= LONGEST && isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length() && at < LONGEST) {
            int point = text.codePointAt(at);
            int length = Character.charCount(point);
            if (isHarmless(point)) {
                out.appendCodePoint(point);
            } else {
                escape(out, text, at, length);
            }
            at += length;
        }
        return at < text.length() ? out.append('…').toString() : out.toString();
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void escape(StringBuilder out, String text, int at, int length) {
        for (int unit = at; unit < at + length; unit++) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(Character.forDigit(text.charAt(unit) >> shift & 15, 16));
            }
        }
    }
}
