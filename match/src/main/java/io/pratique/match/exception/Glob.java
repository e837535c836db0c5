package io.pratique.match.exception;

import org.jspecify.annotations.Nullable;

/// A pattern of paths, as `.gitignore`-like tools have them: `*` and `?` stand for text and for a character within
/// a
/// name, `**` as a whole part of the path for any number of parts, `[a-z]` and `[!a-z]` for one of some characters,
/// `{a,b}` for either text, `\` takes the meaning from the next character.
///
/// A slash at the beginning makes no difference: all paths begin at the root. A file inside an archive is covered
/// where the archive is.
public final class Glob {
    private final String pattern;
    private final Regex regex;

    private Glob(String pattern, Regex regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    /// @throws IllegalArgumentException when it is no pattern
    public static Glob of(String pattern) {
        String bare = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        bare = bare.startsWith("/") ? bare.substring(1) : bare;
        return new Glob(pattern, Regex.compile("^(?:" + new Translation(bare).regex() + ")$"));
    }

    public boolean matches(String path) {
        if (regex.find(path)) {
            return true;
        }
        int inside = path.indexOf("!/");
        return inside > 0 && regex.find(path.substring(0, inside));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }

    /// From a pattern to a regular expression.
    private static final class Translation {
        private final String glob;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int open;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                char c = glob.charAt(at++);
                switch (c) {
                    case '*' -> star();
                    case '?' -> out.append("[^/]");
                    case '[' -> set();
                    case '{' -> {
                        open++;
                        out.append("(?:");
                    }
                    case '}' -> close();
                    case ',' -> out.append(open > 0 ? "|" : ",");
                    case '\\' -> literal(next());
                    default -> literal(c);
                }
            }
            if (open > 0) {
                throw new IllegalArgumentException("a pattern with a { without }: " + glob);
            }
            return out.toString();
        }

        private void close() {
            if (open == 0) {
                throw new IllegalArgumentException("a pattern with a } without {: " + glob);
            }
            open--;
            out.append(')');
        }

        private void star() {
            int start = at - 1;
            while (at < glob.length() && glob.charAt(at) == '*') {
                at++;
            }
            boolean whole = at - start == 2 && isEdge(start - 1) && isEdge(at);
            if (!whole) {
                out.append("[^/]*");
            } else if (at < glob.length() && glob.charAt(at) == '/') {
                at++;
                out.append("(?:.*/)?");
            } else {
                out.append(".*");
            }
        }

        private boolean isEdge(int index) {
            return index < 0
                    || index >= glob.length()
                    || glob.charAt(index) == '/'
                    || open > 0 && "{,}".indexOf(glob.charAt(index)) >= 0;
        }

        private void set() {
            boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
            at += negated ? 1 : 0;
            out.append(negated ? "[^/" : "[");
            int start = at;
            while (at == start || at >= glob.length() || glob.charAt(at) != ']') {
                char c = next();
                boolean escaped = c == '\\';
                c = escaped ? next() : c;
                boolean range = c == '-' && !escaped;
                out.append(range || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
            }
            at++;
            out.append(']');
        }

        private void literal(char c) {
            boolean special = c < 128 && !Character.isLetterOrDigit(c);
            out.append(special ? "\\" : "").append(c);
        }

        private char next() {
            if (at >= glob.length()) {
                throw new IllegalArgumentException("a pattern that ends too early: " + glob);
            }
            return glob.charAt(at++);
        }
    }
}
