package io.pratique.sbom.language.java;

import io.pratique.sbom.analyzer.FileNames;
import java.nio.ByteBuffer;
import java.util.List;

/// Names of files that matter in a Java archive.
final class JarNames {
    /// Java archives, those of Java EE, Jenkins (`hpi`, `jpi`), Karaf (`kar`) and NiFi (`nar`).
    private static final List<String> EXTENSIONS =
            List.of(".jar", ".war", ".ear", ".par", ".hpi", ".jpi", ".kar", ".nar");

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MAVEN = "META-INF/maven/";
    private static final String PROPERTIES = "/pom.properties";
    private static final String POM = "/pom.xml";

    private JarNames() {}

    static FileNames archives() {
        return new FileNames(List.of(), EXTENSIONS, false);
    }

    static boolean isArchive(String path) {
        int dot = path.length() - 4;
        if (dot <= 0 || path.charAt(dot) != '.' || path.charAt(dot - 1) == '/') {
            return false;
        }
        for (String extension : EXTENSIONS) {
            if (equalLetters(path, dot + 1, extension)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equalLetters(String path, int start, String extension) {
        for (int i = 1; i < extension.length(); i++) {
            if ((path.charAt(start + i - 1) | 0x20) != extension.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isManifest(String path) {
        return path.equalsIgnoreCase(MANIFEST);
    }

    static boolean isPomProperties(String path) {
        return path.startsWith(MAVEN) && path.endsWith(PROPERTIES);
    }

    /// The description of a packed artifact, beside its `pom.properties`.
    static boolean isPom(String path) {
        return path.startsWith(MAVEN) && path.endsWith(POM);
    }

    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// Whether a name may be one of these, by a few of its bytes: an extension of three letters, or `META-INF/M` in
    /// any case.
    static boolean matters(ByteBuffer bytes, int start, int length) {
        if (length > 4 && bytes.get(start + length - 4) == '.') {
            return true;
        }
        return length >= MANIFEST.length()
                && (bytes.get(start) | 0x20) == 'm'
                && bytes.get(start + 8) == '/'
                && (bytes.get(start + 9) | 0x20) == 'm';
    }
}
