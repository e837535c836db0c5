package io.pratique.match.exception;

import io.pratique.match.exception.RegexNode.Range;
import java.util.ArrayList;
import java.util.List;

/// Takes the text of a regular expression apart (RE2 syntax, without what needs Unicode tables, word boundaries and
/// flags other than `(?i)` at the beginning).
final class RegexParser {
    private static final int DEPTH_LIMIT = 50;
    private static final int REPEAT_LIMIT = 1000;
    private static final List<Range> DIGIT = List.of(new Range('0', '9'));
    private static final List<Range> WORD =
            List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('a', 'z'), new Range('_', '_'));
    private static final List<Range> SPACE = List.of(new Range('\t', '\n'), new Range('\f', '\r'), new Range(' ', ' '));

    private final String text;
    private int at;
    private boolean ignoreCase;

    RegexParser(String text) {
        this.text = text;
    }

    RegexNode parse() {
        RegexNode whole = either(0);
        if (at < text.length()) {
            throw invalid("an unexpected )");
        }
        return whole;
    }

    private RegexNode either(int depth) {
        if (depth > DEPTH_LIMIT) {
            throw invalid("groups nested more than " + DEPTH_LIMIT + " deep");
        }
        List<RegexNode> parts = new ArrayList<>();
        parts.add(sequence(depth));
        while (take('|')) {
            parts.add(sequence(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new RegexNode.Either(parts);
    }

    private RegexNode sequence(int depth) {
        List<RegexNode> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeats(atom(depth)));
        }
        return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
    }

    private RegexNode repeats(RegexNode part) {
        RegexNode whole = part;
        while (at < text.length()) {
            if (take('*')) {
                whole = new RegexNode.Repeated(whole, 0, -1);
            } else if (take('+')) {
                whole = new RegexNode.Repeated(whole, 1, -1);
            } else if (take('?')) {
                whole = new RegexNode.Repeated(whole, 0, 1);
            } else if (text.charAt(at) == '{' && isCount()) {
                whole = counted(whole);
            } else {
                return whole;
            }
            // a question mark behind a repetition asks for the shortest match, which is one all the same
            take('?');
        }
        return whole;
    }

    /// Braces that hold no numbers stand for themselves.
    private boolean isCount() {
        int end = text.indexOf('}', at);
        if (end < 0 || end == at + 1 || !isDigit(text.charAt(at + 1))) {
            return false;
        }
        return text.substring(at + 1, end).chars().allMatch(c -> isDigit((char) c) || c == ',');
    }

    private RegexNode counted(RegexNode part) {
        int end = text.indexOf('}', at);
        String inner = text.substring(at + 1, end);
        at = end + 1;
        int comma = inner.indexOf(',');
        int least = count(comma < 0 ? inner : inner.substring(0, comma));
        int most = comma < 0 ? least : comma == inner.length() - 1 ? -1 : count(inner.substring(comma + 1));
        if (most >= 0 && most < least) {
            throw invalid("a repetition of " + inner);
        }
        return new RegexNode.Repeated(part, least, most);
    }

    private int count(String digits) {
        int count = digits.length() > 4 || digits.indexOf(',') >= 0 ? REPEAT_LIMIT + 1 : Integer.parseInt(digits);
        if (count > REPEAT_LIMIT) {
            throw invalid("a repetition of more than " + REPEAT_LIMIT);
        }
        return count;
    }

    private RegexNode atom(int depth) {
        char c = text.charAt(at++);
        return switch (c) {
            case '.' -> new RegexNode.One(List.of(new Range('\n', '\n')), true);
            case '^' -> new RegexNode.Begin();
            case '$' -> new RegexNode.End();
            case '[' -> set();
            case '(' -> group(depth);
            case '\\' -> escape();
            case '*', '+', '?' -> throw invalid("nothing to repeat");
            default -> one(c);
        };
    }

    private RegexNode group(int depth) {
        if (take('?')) {
            if (text.startsWith("i)", at)) {
                at += 2;
                ignoreCase = true;
                return new RegexNode.Sequence(List.of());
            }
            if (!take(':')) {
                throw invalid("a group of an unknown kind");
            }
        }
        RegexNode inside = either(depth + 1);
        if (!take(')')) {
            throw invalid("a group without end");
        }
        return inside;
    }

    private RegexNode escape() {
        char c = next();
        return switch (c) {
            case 'd', 'w', 's' -> new RegexNode.One(shorthand(c), false);
            case 'D', 'W', 'S' -> new RegexNode.One(shorthand(Character.toLowerCase(c)), true);
            case 'A' -> new RegexNode.Begin();
            case 'z' -> new RegexNode.End();
            default -> one(plain(c));
        };
    }

    private static List<Range> shorthand(char c) {
        return switch (c) {
            case 'd' -> DIGIT;
            case 'w' -> WORD;
            default -> SPACE;
        };
    }

    private char plain(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c < 128 && Character.isLetterOrDigit(c)) {
                    throw invalid("an unknown escape \\" + c);
                }
                yield c;
            }
        };
    }

    private RegexNode set() {
        boolean negated = take('^');
        List<Range> ranges = new ArrayList<>();
        boolean first = true;
        while (first || at >= text.length() || text.charAt(at) != ']') {
            first = false;
            char low = next();
            if (low == '\\' && at < text.length() && "dws".indexOf(text.charAt(at)) >= 0) {
                ranges.addAll(shorthand(next()));
                continue;
            }
            if (low == '[' && at < text.length() && text.charAt(at) == ':') {
                throw invalid("a named set of characters");
            }
            low = low == '\\' ? plain(next()) : low;
            char high = low;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                high = next();
                high = high == '\\' ? plain(next()) : high;
            }
            if (high < low) {
                throw invalid("a range of characters that runs backwards");
            }
            addRange(ranges, low, high);
        }
        at++;
        return new RegexNode.One(ranges, negated);
    }

    private RegexNode one(char c) {
        List<Range> ranges = new ArrayList<>();
        addRange(ranges, c, c);
        return new RegexNode.One(ranges, false);
    }

    private void addRange(List<Range> ranges, char low, char high) {
        ranges.add(new Range(low, high));
        if (ignoreCase) {
            for (char c = low; c <= high && c < 128; c++) {
                ranges.add(new Range(Character.toUpperCase(c), Character.toUpperCase(c)));
                ranges.add(new Range(Character.toLowerCase(c), Character.toLowerCase(c)));
            }
        }
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private char next() {
        if (at >= text.length()) {
            throw invalid("an end too early");
        }
        return text.charAt(at++);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException invalid(String what) {
        return new IllegalArgumentException("a regular expression with " + what);
    }
}
