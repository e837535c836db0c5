package io.pratique.report.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks text that is too long for its column.
final class Wrap {
    private Wrap() {}

    /// Pieces of at most `width` columns, broken after a space where there is one, else after another separator in
    /// the second half.
    static List<String> wrap(String text, int width) {
        List<String> out = new ArrayList<>();
        int from = 0;
        int end = reach(text, from, width);
        while (end < text.length()) {
            int cut = cut(text, from, end);
            out.add(text.substring(from, cut).stripTrailing());
            from = cut;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
            end = reach(text, from, width);
        }
        if (from < text.length() || out.isEmpty()) {
            out.add(text.substring(from));
        }
        return out;
    }

    /// Where the columns end that text from a place on may take; at least one character is taken.
    private static int reach(String text, int from, int width) {
        int columns = 0;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            columns += Columns.of(point);
            if (columns > width && at > from) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static int cut(String text, int from, int end) {
        if (text.charAt(end) == ' ') {
            return end;
        }
        for (int at = end; at > from + 1; at--) {
            if (text.charAt(at - 1) == ' ') {
                return at;
            }
        }
        for (int at = end; at > from + (end - from) / 2; at--) {
            if (isSeparator(text.charAt(at - 1))) {
                return at;
            }
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '.' || c == '/' || c == ':' || c == '+' || c == '~' || c == '_' || c == ',' || c == '@';
    }
}
