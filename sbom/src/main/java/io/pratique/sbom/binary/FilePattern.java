package io.pratique.sbom.binary;

/// Names of files, without their folders, with at most one `*` for anything.
///
/// @param head what the name begins with, the whole name where there is no `*`
/// @param tail what it ends with after the `*`
/// @param text whether the file is a text, which need not be executable
record FilePattern(String head, String tail, boolean exact, boolean text) {
    static final String WINDOWS = ".exe";

    static FilePattern of(String name, boolean text) {
        int star = name.indexOf('*');
        if (name.isEmpty() || name.indexOf('/') >= 0 || star != name.lastIndexOf('*')) {
            throw new IllegalArgumentException("name of a file that is none: " + name);
        }
        return star < 0
                ? new FilePattern(name, "", true, text)
                : new FilePattern(name.substring(0, star), name.substring(star + 1), false, text);
    }

    /// Whether the last characters are the same, which most files are told apart by.
    boolean endsLike(String path) {
        String end = exact ? head : tail;
        return end.isEmpty() || !path.isEmpty() && path.charAt(path.length() - 1) == end.charAt(end.length() - 1);
    }

    /// Whether a file is meant, whose name begins after the last slash.
    boolean matches(String path, int nameAt) {
        int length = path.length() - nameAt;
        if (!path.startsWith(head, nameAt)) {
            return false;
        }
        return exact
                ? length == head.length() || length == head.length() + WINDOWS.length() && path.endsWith(WINDOWS)
                : length >= head.length() + tail.length() && path.endsWith(tail);
    }

    /// The version that begins where the `*` is: `3.11` in `python3.11` and `libpython3.11.so.1.0`; empty for none.
    String version(String path, int nameAt) {
        int start = nameAt + head.length();
        int end = start;
        while (!exact && end < path.length() && isVersion(path, end)) {
            end++;
        }
        return path.substring(start, end);
    }

    private static boolean isVersion(String path, int at) {
        boolean dot = path.charAt(at) == '.' && at + 1 < path.length();
        char c = path.charAt(dot ? at + 1 : at);
        return c >= '0' && c <= '9';
    }
}
