package io.pratique.sbom.language.java;

import java.util.List;

/// Where the build tools keep the archives that they downloaded: the path says what they are.
final class RepositoryPath {
    /// Maven's, that of Debian, and those of servers and application packagers.
    private static final List<String> MAVEN_ROOTS = List.of("repository/", "maven-repo/", "maven2/");

    private static final String GRADLE_ROOT = "files-2.1/";

    private RepositoryPath() {}

    /// The group of an artifact by its path, empty where it does not lie in a repository.
    ///
    /// Maven's repository layout is `GROUP/WITH/SLASHES/ARTIFACT/VERSION/FILE`, that of Gradle's cache
    /// `files-2.1/GROUP/ARTIFACT/VERSION/HASH/FILE`.
    static String group(String path, String artifact, String version) {
        String tail = '/' + artifact + '/' + version + '/';
        int end = path.lastIndexOf(tail);
        int rest = end + tail.length();
        if (end < 0) {
            return "";
        }
        int slashes = slashes(path, rest);
        if (slashes == 1) {
            int start = after(path, GRADLE_ROOT, end);
            return start < 0 ? "" : checked(path.substring(start, end));
        }
        if (slashes > 1) {
            return "";
        }
        for (String root : MAVEN_ROOTS) {
            int start = after(path, root, end);
            if (start >= 0) {
                return checked(path.substring(start, end).replace('/', '.'));
            }
        }
        return "";
    }

    /// Where the path goes on after a folder that lies before `end`; negative where there is none.
    private static int after(String path, String folder, int end) {
        int at = path.lastIndexOf(folder, end - folder.length());
        return at > 0 && path.charAt(at - 1) != '/' || at < 0 ? -1 : at + folder.length();
    }

    private static int slashes(String path, int from) {
        int count = 0;
        for (int at = path.indexOf('/', from); at >= 0; at = path.indexOf('/', at + 1)) {
            count++;
        }
        return count;
    }

    private static String checked(String group) {
        return Coordinates.plausible(group) ? group : "";
    }
}
