package io.pratique.match.matcher;

/// Rebuilds of a version of Debian for an earlier release: `1.2-3~deb12u1` is 1.2-3 as it is in unstable, built for
/// Debian 12, and `1.2-3~bpo12+1` the same for its backports. They sort before 1.2-3 and yet have all that it fixed
/// (Debian Developer's Reference, section 5.13, and the rules for uploads to backports).
final class DebRebuild {
    private DebRebuild() {}

    /// The version that was rebuilt; of any other package its own version.
    static String of(Coordinate installed) {
        String version = installed.version();
        int mark = installed.type().equals("deb") ? version.lastIndexOf('~') : -1;
        boolean rebuilt = mark > 0 && (numbered(version, mark, "~deb", 'u') || numbered(version, mark, "~bpo", '+'));
        return rebuilt ? version.substring(0, mark) : version;
    }

    /// Whether the rest is the word, a number, the separator and a number.
    private static boolean numbered(String version, int at, String word, char separator) {
        if (!version.startsWith(word, at)) {
            return false;
        }
        int first = digits(version, at + word.length());
        if (first == at + word.length() || first >= version.length() || version.charAt(first) != separator) {
            return false;
        }
        return first + 1 < version.length() && digits(version, first + 1) == version.length();
    }

    private static int digits(String version, int from) {
        int at = from;
        while (at < version.length() && version.charAt(at) >= '0' && version.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
