package io.pratique.sbom.language.ocaml;

/// Walks over the texts of a file in opam's own syntax (opam manual, general syntax): fields, lists in square
/// brackets, and what restricts a value in braces behind it.
final class OpamFile {
    /// Called for each text.
    @FunctionalInterface
    interface Texts {
        /// @param field the name of the field at the top level
        /// @param operator what stands before the text in braces, empty outside of them
        void text(String field, String text, String operator);
    }

    private static final String OPERATOR = "=<>!";

    private final String source;
    private final Texts texts;
    private String field = "";
    private int brackets;
    private int braces;
    private int at;

    private OpamFile(String source, Texts texts) {
        this.source = source;
        this.texts = texts;
    }

    static void read(String source, Texts texts) {
        new OpamFile(source, texts).run();
    }

    private void run() {
        String operator = "";
        while (at < source.length()) {
            char c = source.charAt(at);
            if (OPERATOR.indexOf(c) >= 0) {
                operator = span(OPERATOR);
            } else if (c == '"') {
                texts.text(field, text(), braces > 0 ? operator : "");
                operator = "";
            } else if (c == '#') {
                skipTo("\n");
            } else if (source.startsWith("(*", at)) {
                skipTo("*)");
            } else if (isWord(c)) {
                word();
            } else {
                bracket(c);
                at++;
            }
        }
    }

    private void bracket(char c) {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
    }

    private void word() {
        int start = at;
        while (at < source.length() && isWord(source.charAt(at))) {
            at++;
        }
        if (brackets == 0 && braces == 0 && at < source.length() && source.charAt(at) == ':') {
            field = source.substring(start, at);
        }
    }

    private String span(String characters) {
        int start = at;
        while (at < source.length() && characters.indexOf(source.charAt(at)) >= 0) {
            at++;
        }
        return source.substring(start, at);
    }

    /// Escapes stay as they are: names and versions have none.
    private String text() {
        int start = ++at;
        while (at < source.length() && source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, source.length());
        at = end + 1;
        return source.substring(start, end);
    }

    private void skipTo(String end) {
        int there = source.indexOf(end, at);
        at = there < 0 ? source.length() : there + end.length();
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
