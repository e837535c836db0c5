package io.pratique.json;

import java.io.IOException;

/// The four kinds of TOML strings.
final class TomlStrings {
    private TomlStrings() {}

    /// The string that begins here.
    static String read(TomlText text) throws IOException {
        if (text.startsWith("\"\"\"") || text.startsWith("'''")) {
            boolean escapes = text.peek() == '"';
            text.move(3);
            text.skipLineEnd();
            return longString(text, escapes ? '"' : '\'', escapes);
        }
        boolean escapes = text.take('"');
        if (!escapes) {
            text.move(1);
            return literal(text);
        }
        return basic(text);
    }

    /// A basic string whose opening quotation mark has been read.
    static String basic(TomlText text) throws IOException {
        int start = text.position();
        while (isPlain(text.peek())) {
            text.move(1);
        }
        var value = new StringBuilder(text.since(start));
        while (!text.take('"')) {
            if (text.take('\\')) {
                escape(text, value);
            } else {
                value.append(character(text));
            }
        }
        return value.toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c != '"' && c != '\\' && c != 0x7f;
    }

    /// A literal string whose opening apostrophe has been read.
    static String literal(TomlText text) throws IOException {
        int start = text.position();
        while (text.peek() != '\'') {
            character(text);
        }
        String value = text.since(start);
        text.move(1);
        return value;
    }

    /// A string over several lines; up to two more quotation marks may stand before the closing three.
    private static String longString(TomlText text, char quote, boolean escapes) throws IOException {
        String close = String.valueOf(quote).repeat(3);
        var value = new StringBuilder();
        while (!text.startsWith(close)) {
            int start = text.position();
            if (text.skipLineEnd()) {
                value.append(text.since(start));
            } else if (escapes && text.take('\\')) {
                if (!skipFoldedLine(text)) {
                    escape(text, value);
                }
            } else {
                value.append(character(text));
            }
        }
        text.move(3);
        for (int more = 0; more < 2 && text.take(quote); more++) {
            value.append(quote);
        }
        return value.toString();
    }

    /// A backslash at the end of a line hides the line end and all white space after it.
    private static boolean skipFoldedLine(TomlText text) {
        int start = text.position();
        skipBlanks(text);
        if (!text.skipLineEnd()) {
            text.move(start - text.position());
            return false;
        }
        do {
            skipBlanks(text);
        } while (text.skipLineEnd());
        return true;
    }

    private static void skipBlanks(TomlText text) {
        while (text.peek() == ' ' || text.peek() == '\t') {
            text.move(1);
        }
    }

    private static char character(TomlText text) throws IOException {
        int c = text.peek();
        if (c < 0 || c == '\n' || c == '\r') {
            throw text.invalid("a string is not closed");
        }
        text.refuseControl((char) c);
        text.move(1);
        return (char) c;
    }

    private static void escape(TomlText text, StringBuilder value) throws IOException {
        char c = character(text);
        switch (c) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case 'e' -> value.append('\u001b');
            case '"', '\\' -> value.append(c);
            case 'x' -> value.appendCodePoint(codePoint(text, 2));
            case 'u' -> value.appendCodePoint(codePoint(text, 4));
            case 'U' -> value.appendCodePoint(codePoint(text, 8));
            default -> throw text.invalid("an unknown escape");
        }
    }

    private static int codePoint(TomlText text, int digits) throws IOException {
        long point = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(character(text), 16);
            if (digit < 0) {
                throw text.invalid("an escape without its digits");
            }
            point = point * 16 + digit;
        }
        if (point > Character.MAX_CODE_POINT || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw text.invalid("an escape of no character");
        }
        return (int) point;
    }
}
