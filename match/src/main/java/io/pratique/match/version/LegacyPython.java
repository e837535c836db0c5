package io.pratique.match.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The order that setuptools gave to Python versions before PEP 440 (setuptools 7, `pkg_resources.parse_version`).
final class LegacyPython {
    private static final String END = "*final";
    private static final String HYPHEN = "*final-";

    private LegacyPython() {}

    static int compare(String a, String b) {
        List<String> left = parts(a.toLowerCase(Locale.ROOT));
        List<String> right = parts(b.toLowerCase(Locale.ROOT));
        int common = Math.min(left.size(), right.size());
        for (int at = 0; at < common; at++) {
            int order = compareParts(left.get(at), right.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareParts(String a, String b) {
        return isNumber(a) && isNumber(b) ? Text.compareNumbers(a, 0, a.length(), b, 0, b.length()) : a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return Text.isDigit(part.charAt(0));
    }

    /// Numbers as they are, words behind an asterisk, which sorts before digits.
    private static List<String> parts(String version) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (at < version.length()) {
            int end = end(version, at);
            String part = version.substring(at, end);
            if (!part.equals(".")) {
                append(out, part);
            }
            at = end;
        }
        append(out, "final");
        return out;
    }

    private static void append(List<String> out, String part) {
        if (isNumber(part)) {
            out.add(part);
            return;
        }
        String word = "*" + spelled(part);
        while (word.compareTo(END) < 0 && !out.isEmpty() && out.getLast().equals(HYPHEN)) {
            out.removeLast();
        }
        while (!out.isEmpty()
                && isNumber(out.getLast())
                && Text.isZero(out.getLast(), 0, out.getLast().length())) {
            out.removeLast();
        }
        out.add(word);
    }

    private static String spelled(String part) {
        return switch (part) {
            case "pre", "preview", "rc" -> "c";
            case "-" -> "final-";
            case "dev" -> "@";
            default -> part;
        };
    }

    private static int end(String version, int at) {
        char c = version.charAt(at);
        if (Text.isDigit(c)) {
            return Text.digits(version, at, version.length());
        }
        if (Text.isLetter(c)) {
            return Text.letters(version, at, version.length());
        }
        int end = at + 1;
        while (!isOwnPart(c) && end < version.length() && isOther(version.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOwnPart(char c) {
        return c == '.' || c == '-';
    }

    private static boolean isOther(char c) {
        return !Text.isDigit(c) && !Text.isLetter(c) && !isOwnPart(c);
    }
}
