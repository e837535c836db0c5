package io.pratique.sbom.language.golang;

/// Numbers of Go's releases, such as `1.21`, `1.21.3` and `1.22rc1` (go.dev/doc/toolchain).
final class GoRelease {
    private static final String PREFIX = "go";
    private static final int LONGEST = 50;

    private GoRelease() {}

    /// The release of a toolchain named `go1.23.6` or `go1.23.6-custom`; empty for `default` and the like.
    static String ofToolchain(String toolchain) {
        if (!toolchain.startsWith(PREFIX)) {
            return "";
        }
        int suffix = toolchain.indexOf('-');
        return checked(toolchain.substring(PREFIX.length(), suffix < 0 ? toolchain.length() : suffix));
    }

    /// The release, empty when it is none.
    static String checked(String release) {
        boolean number = release.length() <= LONGEST && minor(release) >= 0;
        for (int i = 0; number && i < release.length(); i++) {
            char c = release.charAt(i);
            number = c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
        }
        return number ? release : "";
    }

    /// Whether it is 1.`minor` or later.
    static boolean atLeast(String release, int minor) {
        return minor(release) >= minor;
    }

    /// The 23 of `1.23.5`; -1 where there is none.
    private static int minor(String release) {
        if (!release.startsWith("1.")) {
            return -1;
        }
        int minor = -1;
        for (int i = 2; i < Math.min(6, release.length()) && Character.isDigit(release.charAt(i)); i++) {
            minor = Math.max(0, minor) * 10 + Character.digit(release.charAt(i), 10);
        }
        return minor;
    }
}
