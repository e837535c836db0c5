package io.pratique.image.layer;

/// Names in archives, brought into one form: no leading slash, single slashes, no `.` parts; `..` goes up and stops
/// at the root, as in a chroot(2).
public final class Paths {
    private Paths() {}

    /// The normal form; empty for the root itself.
    public static String normal(String path) {
        return isNormal(path) ? path : normalise(path);
    }

    private static boolean isNormal(String path) {
        int length = path.length();
        char before = '/';
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (before == '/' && (c == '/' || c == '.')) {
                return false;
            }
            before = c;
        }
        return before != '/' || length == 0;
    }

    private static String normalise(String path) {
        var out = new StringBuilder(path.length());
        int from = 0;
        while (from <= path.length()) {
            int to = path.indexOf('/', from);
            to = to < 0 ? path.length() : to;
            append(out, path, from, to);
            from = to + 1;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String path, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && path.charAt(from) == '.')) {
            return;
        }
        if (length == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.') {
            out.setLength(Math.max(out.lastIndexOf("/"), 0));
            return;
        }
        if (!out.isEmpty()) {
            out.append('/');
        }
        out.append(path, from, to);
    }

    /// The folder that holds `path`; empty for the root.
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
