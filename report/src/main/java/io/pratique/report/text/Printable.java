package io.pratique.report.text;

/// Makes text from outside harmless to terminals, logs and their readers.
///
/// Shown as `\u001b` are control characters, line and paragraph separators, invisible format characters (among them
/// the marks that reorder text, as in CVE-2021-42574), letters written from right to left, which reorder what
/// stands beside them, other characters that cannot be seen or told from a space, marks beyond the second on one
/// character, private and unassigned code points and half surrogate pairs.
public final class Printable {
    private static final int LONGEST = 500;
    private static final int MARKS = 2;

    private Printable() {}

    /// The text with everything odd escaped, cut after 500 characters.
    public static String of(String text) {
        if (text.length() <= LONGEST && isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        int marks = MARKS;
        while (at < text.length() && out.length() < LONGEST) {
            int point = text.codePointAt(at);
            int length = Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (marks <= MARKS && isHarmless(point)) {
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

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
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
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isInvisible(point) && !isRightToLeft(point);
        };
    }

    /// Letters, marks and symbols without a glyph: fillers, variation selectors, the empty Braille cell.
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default ->
                point >= 0x180b && point <= 0x180f
                        || point >= 0xfe00 && point <= 0xfe0f
                        || point >= 0xe0000 && point <= 0xe0fff;
        };
    }

    private static boolean isRightToLeft(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
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
