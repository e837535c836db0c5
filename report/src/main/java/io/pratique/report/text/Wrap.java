package io.pratique.report.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks text that is too long for its column.
final class Wrap {
    private Wrap() {}

    /// Pieces of at most `width` code points, broken after a separator where there is one in the second half.
    static List<String> wrap(String text, int width) {
        List<String> out = new ArrayList<>();
        int from = 0;
        while (text.codePointCount(from, text.length()) > width) {
            int end = text.offsetByCodePoints(from, Math.max(1, width));
            int at = end;
            while (at > from + (end - from) / 2 && !isSeparator(text.charAt(at - 1))) {
                at--;
            }
            int cut = isSeparator(text.charAt(at - 1)) ? at : end;
            out.add(text.substring(from, cut).stripTrailing());
            from = cut;
        }
        out.add(text.substring(from));
        return out;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '/' || c == ':' || c == '+' || c == '~' || c == '_' || c == ',';
    }
}
