package io.pratique.sbom.language.golang;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Walks over the directives of go.mod and go.work, blocks in parentheses taken apart (go.dev/ref/mod, "Lexical
/// elements").
final class GoModLines {
    private static final int LONGEST = 10_000;

    private final BufferedReader in;
    private String block = "";

    GoModLines(BufferedReader in) {
        this.in = in;
    }

    /// Called for each directive.
    @FunctionalInterface
    interface Directive {
        /// @param verb such as `require`
        /// @param words what follows it
        /// @param comment what stands behind `//`
        void meet(String verb, List<String> words, String comment) throws IOException;
    }

    void read(Directive directive) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.length() > LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " characters");
            }
            List<String> words = new ArrayList<>(4);
            String comment = split(line, words);
            if (!words.isEmpty()) {
                take(words, comment, directive);
            }
        }
        if (!block.isEmpty()) {
            throw new IOException("a block that does not end");
        }
    }

    private void take(List<String> words, String comment, Directive directive) throws IOException {
        if (!block.isEmpty()) {
            if (words.getFirst().equals(")")) {
                block = "";
            } else {
                directive.meet(block, words, comment);
            }
        } else if (words.size() == 2 && words.getLast().equals("(")) {
            block = words.getFirst();
        } else {
            directive.meet(words.getFirst(), words.subList(1, words.size()), comment);
        }
    }

    /// Splits a line at white space; gives what stands behind `//`.
    private static String split(String line, List<String> words) throws IOException {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == '\uFEFF') {
                at++;
            } else if (line.startsWith("//", at)) {
                return line.substring(at + 2).strip();
            } else if (c == '"' || c == '`') {
                int end = line.indexOf(c, at + 1);
                if (end < 0) {
                    throw new IOException("a quotation that does not end");
                }
                words.add(line.substring(at + 1, end));
                at = end + 1;
            } else if (c == '(' || c == ')' || c == ',') {
                words.add(String.valueOf(c));
                at++;
            } else {
                int end = wordEnd(line, at);
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return "";
    }

    private static int wordEnd(String line, int start) {
        int at = start;
        while (at < line.length()
                && " \t()\",`".indexOf(line.charAt(at)) < 0
                && !(line.charAt(at) == '/' && line.startsWith("//", at))) {
            at++;
        }
        return at;
    }
}
