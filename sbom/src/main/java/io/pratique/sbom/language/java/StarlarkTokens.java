package io.pratique.sbom.language.java;

import io.pratique.image.LimitException;
import java.io.IOException;

/// Cuts a file of Bazel into tokens (Starlark specification, "Lexical elements"). Line ends inside of brackets mean
/// nothing, comments neither.
final class StarlarkTokens {
    private static final int DEPTH_LIMIT = 100;

    private final String source;
    private int at;
    /// The brackets that would close those that are open.
    private final StringBuilder open = new StringBuilder();

    /// What a token is. Numbers and what is left over are signs.
    enum Kind {
        NAME,
        TEXT,
        SIGN,
        LINE_END,
        END
    }

    record Token(Kind kind, String text) {
        boolean sign(char wanted) {
            return kind == Kind.SIGN && text.length() == 1 && text.charAt(0) == wanted;
        }
    }

    StarlarkTokens(String source) {
        this.source = source;
    }

    /// @throws IOException when a text does not end, or the file ends inside of brackets
    Token next() throws IOException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                at = end('\n');
            } else if (c == '\n' && open.isEmpty()) {
                at++;
                return new Token(Kind.LINE_END, "");
            } else if (Character.isWhitespace(c) || c == '\\') {
                at++;
            } else if (c == '"' || c == '\'') {
                return text(c);
            } else if (c == '_' || Character.isLetter(c)) {
                return name();
            } else {
                return sign(c);
            }
        }
        if (!open.isEmpty()) {
            throw new IOException("the file ends inside of brackets");
        }
        return new Token(Kind.END, "");
    }

    private int end(char wanted) {
        int found = source.indexOf(wanted, at);
        return found < 0 ? source.length() : found;
    }

    private Token sign(char c) throws IOException {
        at++;
        int opening = "([{".indexOf(c);
        if (opening >= 0) {
            if (open.length() >= DEPTH_LIMIT) {
                throw new LimitException("brackets nested more than " + DEPTH_LIMIT + " deep");
            }
            open.append(")]}".charAt(opening));
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.isEmpty() || open.charAt(open.length() - 1) != c) {
                throw new IOException("a bracket that closes nothing");
            }
            open.setLength(open.length() - 1);
        }
        return new Token(Kind.SIGN, String.valueOf(c));
    }

    /// Letters before a quotation mark, such as the `r` of raw texts, are no name.
    private Token name() throws IOException {
        int start = at;
        while (at < source.length() && (source.charAt(at) == '_' || Character.isLetterOrDigit(source.charAt(at)))) {
            at++;
        }
        boolean prefix = at - start <= 2 && at < source.length() && "\"'".indexOf(source.charAt(at)) >= 0;
        return prefix ? text(source.charAt(at)) : new Token(Kind.NAME, source.substring(start, at));
    }

    private Token text(char quote) throws IOException {
        String triple = String.valueOf(quote).repeat(3);
        boolean large = source.startsWith(triple, at);
        at += large ? 3 : 1;
        var text = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (large ? source.startsWith(triple, at) : c == quote) {
                at += large ? 3 : 1;
                return new Token(Kind.TEXT, text.toString());
            }
            if (c == '\n' && !large) {
                break;
            }
            if (c == '\\' && at + 1 < source.length()) {
                at++;
            }
            text.append(source.charAt(at++));
        }
        throw new IOException("a text that does not end");
    }
}
