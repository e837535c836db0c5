package io.pratique.sbom.language.java;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;

/// Names of files that matter in a Java archive.
final class JarNames {
    /// Java archives, those of Java EE, Jenkins (`hpi`, `jpi`), Karaf (`kar`) and NiFi (`nar`).
    private static final Set<String> EXTENSIONS = Set.of("jar", "war", "ear", "par", "hpi", "jpi", "kar", "nar");

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MAVEN = "META-INF/maven/";
    private static final String PROPERTIES = "/pom.properties";
    private static final String POM = "/pom.xml";

    private JarNames() {}

    static boolean isArchive(String path) {
        int dot = path.length() - 4;
        return dot > 0
                && path.charAt(dot) == '.'
                && path.charAt(dot - 1) != '/'
                && EXTENSIONS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
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
