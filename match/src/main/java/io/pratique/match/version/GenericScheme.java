package io.pratique.match.version;

import java.util.Locale;
import java.util.Set;

/// Versions of programs that belong to no ecosystem: numbers, and letters between or after them. `1.1.1k` comes
/// before `1.1.1l`, `9.8` before `9.8p1` before `9.8.1`, `2.0-rc1` before `2.0`.
///
/// Whatever separates the parts is ignored, and so are a `v` at the beginning, zeros at the end and what follows a
/// plus
/// sign. A plus sign at the very end means just above that version.
public final class GenericScheme implements VersionScheme {
    private static final Set<String> BEFORE =
            Set.of("alpha", "a", "beta", "b", "rc", "pre", "preview", "dev", "snapshot", "milestone", "m", "ea");

    private static final int LENGTH_LIMIT = 256;

    @Override
    public String id() {
        return "generic";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("generic");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        var left = new Parts(checked(a));
        var right = new Parts(checked(b));
        while (left.more() || right.more()) {
            left.next();
            right.next();
            int order = left.compareTo(right);
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(a.endsWith("+"), b.endsWith("+"));
    }

    /// A version begins with a digit, or with one letter before it.
    private String checked(String version) throws InvalidVersionException {
        int at = !version.isEmpty() && (version.charAt(0) == 'v' || version.charAt(0) == 'V') ? 1 : 0;
        boolean valid = version.length() <= LENGTH_LIMIT && at < version.length() && isDigit(version.charAt(at));
        for (int i = at; valid && i < version.length(); i++) {
            valid = version.charAt(i) > ' ' && version.charAt(i) < 127;
        }
        if (!valid) {
            throw new InvalidVersionException(id(), version);
        }
        int plus = version.indexOf('+');
        return version.substring(at, plus < 0 ? version.length() : plus);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// Walks over the parts; after the last there are zeros without end.
    private static final class Parts {
        private final String text;
        private int at;
        private int from;
        private int to;

        Parts(String text) {
            this.text = text;
            skip();
        }

        boolean more() {
            return at < text.length();
        }

        void next() {
            from = at;
            if (more()) {
                boolean number = isDigit(text.charAt(at));
                while (at < text.length() && (number ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
                    at++;
                }
            }
            to = at;
            while (from < to && text.charAt(from) == '0') {
                from++;
            }
            skip();
        }

        private void skip() {
            while (at < text.length() && !isDigit(text.charAt(at)) && !isLetter(text.charAt(at))) {
                at++;
            }
        }

        int compareTo(Parts other) {
            int rank = rank();
            int order = Integer.compare(rank, other.rank());
            if (order != 0 || rank == 1) {
                return order;
            }
            int length = to - from;
            boolean number = rank == 3;
            if (number && length != other.to - other.from) {
                return Integer.compare(length, other.to - other.from);
            }
            return word().compareTo(other.word());
        }

        /// 0 before the release, 1 zero or nothing, 2 a letter after it, 3 a number.
        private int rank() {
            if (from == to) {
                return 1;
            }
            return isDigit(text.charAt(from)) ? 3 : BEFORE.contains(word()) && followsRelease() ? 0 : 2;
        }

        /// A letter right after a number, with nothing behind it, counts patches (`1.1.1a`), but `1.1a2` is the
        /// second
        /// alpha.
        private boolean followsRelease() {
            return to - from > 1 || to < text.length() && isDigit(text.charAt(to));
        }

        private String word() {
            return text.substring(from, to).toLowerCase(Locale.ROOT);
        }
    }
}
