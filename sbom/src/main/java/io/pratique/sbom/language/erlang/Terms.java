package io.pratique.sbom.language.erlang;

import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads terms of Erlang (erlang.org, reference manual, "Data types") and of Elixir as far as configuration files
/// have them: tuples, lists and maps become arrays; atoms, numbers, strings and binaries become strings. In Elixir
/// `key: value` and `key => value` become arrays of two. Expressions fall into their words, strings in several
/// pieces into these.
///
/// Limits: nesting at most 50.
public final class Terms {
    private static final int DEPTH_LIMIT = 50;

    private final String text;
    private int at;

    private Terms(String text) {
        this.text = text;
    }

    /// The terms of a file, in Erlang each with a full stop behind it.
    public static List<JsonValue> parse(String text) throws IOException {
        var terms = new Terms(text);
        List<JsonValue> all = new ArrayList<>();
        while (terms.more()) {
            all.add(terms.term(0));
            if (terms.more() && !terms.take('.')) {
                throw new IOException("text after a term");
            }
        }
        return all;
    }

    private JsonValue term(int depth) throws IOException {
        if (depth > DEPTH_LIMIT) {
            throw new IOException("terms nested more than " + DEPTH_LIMIT + " deep");
        }
        if (!more()) {
            throw new IOException("a term ends early");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '{' -> items('}', depth);
            case '[' -> items(']', depth);
            case '%', '#' -> {
                expect('{');
                yield items('}', depth);
            }
            case '<' -> binary(depth);
            case '"', '\'' -> quoted(c);
            case ':' -> term(depth + 1);
            default -> word(c);
        };
    }

    private JsonValue binary(int depth) throws IOException {
        expect('<');
        JsonValue value = more() && text.charAt(at) == '>' ? new JsonValue.Str("") : term(depth + 1);
        if (take('/')) {
            word('/');
        }
        expect('>');
        expect('>');
        return value;
    }

    private JsonValue items(char close, int depth) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (!take(close)) {
            JsonValue item = term(depth + 1);
            if (take(':') || take("=>")) {
                item = new JsonValue.Arr(List.of(item, term(depth + 1)));
            }
            items.add(item);
            take(',');
        }
        return new JsonValue.Arr(items);
    }

    private JsonValue quoted(char quote) throws IOException {
        var out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return new JsonValue.Str(out.toString());
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            out.append(c);
        }
        throw new IOException("a text without its end");
    }

    private JsonValue word(char first) throws IOException {
        int start = at - 1;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        if ("]})>.,".indexOf(first) >= 0) {
            throw new IOException("unexpected character in a term");
        }
        return new JsonValue.Str(text.substring(start, at));
    }

    private boolean isWord(char c) {
        boolean point = c == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return Character.isLetterOrDigit(c) || point || "_@-+?!".indexOf(c) >= 0;
    }

    /// Skips white space and comments; false at the end.
    private boolean more() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%' && !text.startsWith("%{", at) || c == '#' && !text.startsWith("#{", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (c <= ' ' || c == 0xfeff) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean take(char wanted) {
        if (more() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean take(String wanted) {
        if (more() && text.startsWith(wanted, at)) {
            at += wanted.length();
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws IOException {
        if (!take(wanted)) {
            throw new IOException("expected '" + wanted + "' in a term");
        }
    }
}
