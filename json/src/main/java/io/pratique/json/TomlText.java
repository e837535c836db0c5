package io.pratique.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The characters of a TOML document, read from left to right.
final class TomlText {
    private static final int DEPTH_LIMIT = 100;
    private static final int END = -1;

    private final String document;
    private final Toml tables;
    private int at;

    TomlText(String document, Toml tables) {
        this.document = document;
        this.tables = tables;
    }

    /// Skips blank lines and comments; false at the end of the document.
    boolean skipToExpression() throws IOException {
        skipLines();
        return at < document.length();
    }

    /// The end of an expression: nothing but a comment may follow in its line.
    void endLine() throws IOException {
        skipBlanks();
        skipComment();
        if (at < document.length() && !skipLineEnd()) {
            throw invalid("text after a value");
        }
    }

    /// Takes a character where it is the next one.
    boolean take(char wanted) {
        boolean found = at < document.length() && document.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /// Takes a character after blanks.
    void expect(char wanted) throws IOException {
        skipBlanks();
        if (!take(wanted)) {
            throw invalid("'" + wanted + "' is missing");
        }
    }

    /// A key, its parts where it is dotted.
    List<String> key() throws IOException {
        List<String> parts = new ArrayList<>(2);
        do {
            skipBlanks();
            parts.add(part());
            skipBlanks();
            if (parts.size() > DEPTH_LIMIT) {
                throw invalid("a key of more than " + DEPTH_LIMIT + " parts");
            }
        } while (take('.'));
        return parts;
    }

    private String part() throws IOException {
        int first = peek();
        if (first == '"' || first == '\'') {
            at++;
            return first == '"' ? TomlStrings.basic(this) : TomlStrings.literal(this);
        }
        int start = at;
        while (isBare(peek())) {
            at++;
        }
        if (at == start) {
            throw invalid("a key is missing");
        }
        return document.substring(start, at);
    }

    private static boolean isBare(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    JsonValue value(int depth) throws IOException {
        if (depth > DEPTH_LIMIT) {
            throw invalid("nested more than " + DEPTH_LIMIT + " deep");
        }
        skipBlanks();
        int first = peek();
        switch (first) {
            case '"', '\'' -> {
                return new JsonValue.Str(TomlStrings.read(this));
            }
            case '[' -> {
                at++;
                return array(depth);
            }
            case '{' -> {
                at++;
                return inlineTable(depth);
            }
            default -> {
                return TomlScalars.read(this);
            }
        }
    }

    private JsonValue array(int depth) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        skipLines();
        while (!take(']')) {
            values.add(value(depth + 1));
            skipLines();
            if (!take(',') && peek() != ']') {
                throw invalid("an array is not closed");
            }
            skipLines();
        }
        return new JsonValue.Arr(values);
    }

    private JsonValue inlineTable(int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        skipLines();
        while (!take('}')) {
            tables.assign(members, depth + 1);
            skipLines();
            if (!take(',') && peek() != '}') {
                throw invalid("an inline table is not closed");
            }
            skipLines();
        }
        return new JsonValue.Obj(members);
    }

    /// The next character, -1 at the end.
    int peek() {
        return at < document.length() ? document.charAt(at) : END;
    }

    boolean startsWith(String next) {
        return document.startsWith(next, at);
    }

    int position() {
        return at;
    }

    void move(int characters) {
        at += characters;
    }

    String since(int start) {
        return document.substring(start, at);
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private void skipLines() throws IOException {
        do {
            skipBlanks();
            skipComment();
        } while (skipLineEnd());
    }

    private void skipComment() throws IOException {
        if (peek() == '#') {
            while (peek() != END && peek() != '\n' && !startsWith("\r\n")) {
                refuseControl(document.charAt(at));
                at++;
            }
        }
    }

    /// Control characters but the tab are nowhere allowed.
    void refuseControl(char c) throws IOException {
        if (c < ' ' && c != '\t' || c == 0x7f) {
            throw invalid("a control character");
        }
    }

    /// Skips one line end.
    boolean skipLineEnd() {
        int length = peek() == '\n' ? 1 : startsWith("\r\n") ? 2 : 0;
        at += length;
        return length > 0;
    }

    IOException invalid(String what) {
        long line = 1
                + document.substring(0, Math.min(at, document.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new IOException("invalid TOML at line " + line + ": " + what);
    }
}
