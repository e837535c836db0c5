package io.pratique.sbom.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/// A text of a program that holds its version: what stands before the version, what stands after it, and how the
/// version begins.
///
/// @param fewest how many parts the version has at least: numbers and a mark
/// @param begins a literal such as `3.` that the version begins with, empty for any
/// @param named whether the version begins with the one in the file's name: `python3.11`
record Signature(byte[] before, byte[] after, int fewest, byte[] begins, boolean named) {
    private static final String OPEN = "{version";
    private static final int LONGEST_TEXT = 64;

    /// Reads `text{version}text`. Within the braces may follow `/3` for versions of three parts or more, `:3.` for
    /// those that begin so, `:*` for those that begin as the name of the file says.
    static Signature parse(String text) throws IOException {
        int open = text.indexOf(OPEN);
        int close = open < 0 ? -1 : text.indexOf('}', open);
        if (close < 0) {
            throw new IOException("signature without {version}: " + text);
        }
        String wanted = text.substring(open + OPEN.length(), close);
        int fewest = 2;
        if (wanted.startsWith("/3")) {
            fewest = 3;
            wanted = wanted.substring(2);
        }
        if (!wanted.isEmpty() && wanted.charAt(0) != ':') {
            throw new IOException("signature with unknown braces: " + text);
        }
        String begins = wanted.isEmpty() ? "" : wanted.substring(1);
        boolean named = begins.equals("*");
        return checked(
                new Signature(
                        text.substring(0, open).getBytes(UTF_8),
                        text.substring(close + 1).getBytes(UTF_8),
                        fewest,
                        (named ? "" : begins).getBytes(UTF_8),
                        named),
                text);
    }

    private static Signature checked(Signature signature, String text) throws IOException {
        if (signature.anchor("").length == 0
                || signature.before.length > LONGEST_TEXT
                || signature.after.length > LONGEST_TEXT) {
            throw new IOException("signature with nothing or too much around its {version}: " + text);
        }
        return signature;
    }

    /// The text to look for: what stands before the version with the beginning of it, or what stands after it.
    ///
    /// @param name the version that the file's name tells
    byte[] anchor(String name) {
        byte[] beginning = joined(before, named ? name.getBytes(UTF_8) : begins);
        return after.length > beginning.length ? after : beginning;
    }

    /// Whether it can be found in files of a name: where the version is to begin so, the name has to tell enough.
    boolean applies(String name) {
        return !named || name.indexOf('.') > 0;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// The version where an [anchor][#anchor] of it lies at a place, empty where there is none.
    ///
    /// @param name the version that the file's name tells, empty for none
    String version(byte[] bytes, int at, int limit, byte[] anchor, String name) {
        if (anchor != after) {
            return versionFrom(bytes, at + before.length, limit, name);
        }
        String longest = "";
        int first = Math.max(before.length, at - VersionText.LONGEST);
        for (int start = at - 1; start >= first && VersionText.mayContain(bytes[start]); start--) {
            if (at(bytes, start - before.length, limit, before)) {
                String version = versionFrom(bytes, start, limit, name);
                longest = version.length() == at - start ? version : longest;
            }
        }
        return longest;
    }

    /// A mark that what follows does not allow is none: `ruby 3.1.7p261` as `ruby {version}p`.
    private String versionFrom(byte[] bytes, int start, int limit, String name) {
        int end = VersionText.numbers(bytes, start, limit);
        if (end < 0 || !at(bytes, start, limit, begins)) {
            return "";
        }
        int marked = VersionText.mark(bytes, end, limit);
        int found = follows(bytes, marked, limit) ? marked : follows(bytes, end, limit) ? end : -1;
        if (found < 0 || VersionText.parts(bytes, start, end) + (found > end ? 1 : 0) < fewest) {
            return "";
        }
        String version = new String(bytes, start, found - start, UTF_8);
        return named && !belongs(version, name) ? "" : version;
    }

    private boolean follows(byte[] bytes, int end, int limit) {
        return after.length > 0 ? at(bytes, end, limit, after) : VersionText.ends(bytes, end, limit);
    }

    /// `3.11.2` belongs to the name `3.11`, `3.110.2` does not.
    private static boolean belongs(String version, String name) {
        return version.startsWith(name)
                && (version.length() == name.length() || !Character.isDigit(version.charAt(name.length())));
    }

    static boolean at(byte[] bytes, int from, int limit, byte[] text) {
        return from >= 0
                && limit - from >= text.length
                && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
    }
}
