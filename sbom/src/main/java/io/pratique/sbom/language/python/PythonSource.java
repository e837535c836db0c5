package io.pratique.sbom.language.python;

import java.util.function.Consumer;

/// Walks over the text of a Python program as far as words, texts and brackets go (Python, lexical analysis).
final class PythonSource {
    private final String source;
    private int at;

    PythonSource(String source) {
        this.source = source;
    }

    /// The next name outside of comments and texts; empty at the end.
    String nextWord() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (isWord(c)) {
                int start = at;
                while (at < source.length() && isWord(source.charAt(at))) {
                    at++;
                }
                return source.substring(start, at);
            }
            skip(c);
        }
        return "";
    }

    /// Tells the texts in what is assigned here, `= [...]` or `= {...}`, brackets inside it included. Keys of a
    /// dictionary are texts too.
    void forEachText(Consumer<String> texts) {
        skipTo('=');
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\'' || c == '"') {
                texts.accept(text());
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                boolean over = depth < 0 || (depth == 0 && (c == ',' || c == '\n' || c == ')' || c == ']' || c == '}'));
                skip(c);
                if (over) {
                    return;
                }
            }
        }
    }

    /// Blanks may stand before the sign; anything else means that this is no assignment.
    private void skipTo(char sign) {
        int next = at;
        while (next < source.length() && source.charAt(next) == ' ') {
            next++;
        }
        at = next < source.length() && source.charAt(next) == sign ? next + 1 : at;
    }

    private void skip(char c) {
        if (c == '#') {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end;
        } else if (c == '\'' || c == '"') {
            text();
        } else {
            at++;
        }
    }

    private String text() {
        char quote = source.charAt(at);
        String fence = Character.toString(quote).repeat(3);
        boolean triple = source.startsWith(fence, at);
        at += triple ? 3 : 1;
        int start = at;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (triple ? source.startsWith(fence, at) : c == quote || c == '\n') {
                String text = source.substring(start, at);
                at += triple ? 3 : 1;
                return text;
            }
            at += c == '\\' ? 2 : 1;
        }
        at = source.length();
        return "";
    }

    private static boolean isWord(char c) {
        return PythonPackages.isAlphanumeric(c) || c == '_';
    }
}
