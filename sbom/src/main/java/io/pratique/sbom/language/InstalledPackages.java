package io.pratique.sbom.language;

import java.util.List;

/// Tells the files that packages brought along, or that lie in a package manager's store, from those of a project.
public final class InstalledPackages {
    private static final List<String> FOLDERS = List.of(
            "node_modules/",
            "site-packages/",
            "dist-packages/",
            "vendor/bundle/",
            "pkg/mod/",
            ".cargo/registry/",
            "cargo/registry/",
            ".cargo/git/checkouts/",
            "cargo/git/checkouts/",
            ".m2/repository/",
            "usr/share/doc/");

    /// Where Debian lays the packages of Node.js (Debian's policy for them): on its module path, as in a folder
    /// `node_modules`.
    private static final List<String> NODE_PLACES = List.of("usr/share/nodejs/", "usr/lib/nodejs/");

    private static final String GEMS = "gems/";
    private static final List<String> GO_PLACES = List.of("usr/local/", "usr/lib/", "usr/lib64/", "usr/share/");
    private static final List<String> GO_FOLDERS = List.of("go/", "golang/", "gocode/");
    private static final List<String> GO_SOURCES = List.of("src/", "test/", "misc/");

    private InstalledPackages() {}

    /// Whether a file came with an installed package.
    public static boolean brought(String path) {
        for (String folder : FOLDERS) {
            if (place(path, folder, 0) >= 0) {
                return true;
            }
        }
        return inGem(path) || inGo(path) || inNodePlace(path);
    }

    /// Whether a file lies among the packages of Node.js that Debian installed.
    public static boolean inNodePlace(String path) {
        return place(path, NODE_PLACES.getFirst(), 0) >= 0 || place(path, NODE_PLACES.getLast(), 0) >= 0;
    }

    /// Where the path leads through a folder, from a place on; negative for nowhere.
    private static int place(String path, String folder, int from) {
        int at = path.indexOf(folder, from);
        while (at > 0 && path.charAt(at - 1) != '/') {
            at = path.indexOf(folder, at + 1);
        }
        return at;
    }

    /// Whether the path leads through `gems/NAME-VERSION/`, or `bundler/gems/NAME-REVISION/`.
    private static boolean inGem(String path) {
        for (int at = place(path, GEMS, 0); at >= 0; at = place(path, GEMS, at + 1)) {
            int start = at + GEMS.length();
            int end = path.indexOf('/', start);
            int hyphen = end < 0 ? -1 : path.lastIndexOf('-', end);
            if (hyphen > start
                    && (isDigit(path, hyphen + 1) || path.startsWith("bundler/", at - "bundler/".length()))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the path leads through an installation of Go itself: `usr/local/go/`, `usr/lib/go-1.19/`,
    /// `usr/lib/golang/`, or `sdk/go1.21.0/src/`; or through the sources that Debian packages, `usr/share/gocode/`.
    private static boolean inGo(String path) {
        for (int at = path.indexOf("go"); at >= 0; at = path.indexOf("go", at + 1)) {
            int end = path.indexOf('/', at);
            if (end > 0 && (at == 0 || path.charAt(at - 1) == '/')) {
                boolean versioned = isDigit(path, at + 2) || path.charAt(at + 2) == '-' && isDigit(path, at + 3);
                if (versioned && startsWith(path, GO_SOURCES, end + 1)
                        || (versioned || startsWith(path, GO_FOLDERS, at)) && endsWith(path, GO_PLACES, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(String path, List<String> folders, int at) {
        for (String folder : folders) {
            if (path.startsWith(folder, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String path, List<String> folders, int end) {
        for (String folder : folders) {
            int start = end - folder.length();
            if (path.startsWith(folder, start) && (start == 0 || path.charAt(start - 1) == '/')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String path, int at) {
        return at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9';
    }
}
