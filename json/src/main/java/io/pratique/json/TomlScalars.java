package io.pratique.json;

import java.io.IOException;

/// TOML values that are no strings: booleans, numbers, dates and times.
final class TomlScalars {
    private static final int LENGTH_LIMIT = 1000;

    private TomlScalars() {}

    static JsonValue read(TomlText text) throws IOException {
        int start = text.position();
        while (isPart(text.peek())) {
            text.move(1);
        }
        String word = text.since(start);
        if (isDate(word) && text.startsWith(" ")) {
            word = withTime(text, start, word);
        }
        if (word.isEmpty() || word.length() > LENGTH_LIMIT) {
            throw text.invalid("a value is missing");
        }
        return switch (word) {
            case "true" -> new JsonValue.Bool(true);
            case "false" -> new JsonValue.Bool(false);
            default -> numberOrTime(text, word);
        };
    }

    private static boolean isPart(int c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '+'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == ':';
    }

    private static boolean isDate(String word) {
        return word.length() == 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
    }

    /// A blank may stand between a date and its time.
    private static String withTime(TomlText text, int start, String date) {
        text.move(1);
        if (!isDigit(text.peek())) {
            text.move(-1);
            return date;
        }
        while (isPart(text.peek())) {
            text.move(1);
        }
        return text.since(start);
    }

    private static JsonValue numberOrTime(TomlText text, String word) throws IOException {
        if (word.indexOf(':') > 0 || isDate(word)) {
            if (!isDigit(word.charAt(0))) {
                throw text.invalid("no value: " + word);
            }
            return new JsonValue.Str(word);
        }
        String digits = number(word);
        if (digits.isEmpty()) {
            throw text.invalid("no value: " + word);
        }
        return new JsonValue.Num(digits);
    }

    /// A number without underscores, empty where it is none. Hexadecimal, octal and binary numbers, `inf` and `nan`
    /// stay as written.
    private static String number(String word) {
        char sign = word.charAt(0);
        String size = sign == '+' || sign == '-' ? word.substring(1) : word;
        if (size.equals("inf") || size.equals("nan")) {
            return word;
        }
        boolean based = size.equals(word) && size.length() > 2 && size.charAt(0) == '0';
        int base =
                !based ? 10 : size.charAt(1) == 'x' ? 16 : size.charAt(1) == 'o' ? 8 : size.charAt(1) == 'b' ? 2 : 10;
        boolean valid = base == 10 ? isDecimal(size) : isDigits(size, 2, size.length(), base);
        return valid ? word.replace("_", "") : "";
    }

    /// `12_000`, `6.626e-34`: no leading zeros, digits on both sides of the point.
    private static boolean isDecimal(String size) {
        int exponent = Math.max(size.indexOf('e'), size.indexOf('E'));
        int mantissa = exponent < 0 ? size.length() : exponent;
        int point = size.indexOf('.') < 0 ? mantissa : size.indexOf('.');
        boolean zero = point > 1 && size.charAt(0) == '0';
        if (zero || point > mantissa || !isDigits(size, 0, point, 10)) {
            return false;
        }
        if (point < mantissa && !isDigits(size, point + 1, mantissa, 10)) {
            return false;
        }
        if (exponent < 0) {
            return true;
        }
        boolean signed =
                exponent + 1 < size.length() && (size.charAt(exponent + 1) == '-' || size.charAt(exponent + 1) == '+');
        return isDigits(size, exponent + (signed ? 2 : 1), size.length(), 10);
    }

    /// Digits with single underscores between them.
    private static boolean isDigits(String text, int start, int end, int base) {
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '_' ? !digit : Character.digit(c, base) < 0) {
                return false;
            }
            digit = c != '_';
        }
        return digit;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
