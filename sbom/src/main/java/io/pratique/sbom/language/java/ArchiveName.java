package io.pratique.sbom.language.java;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The name of an archive taken apart: `commons-text-1.9.jar` is artifact `commons-text` at version `1.9`.
///
/// @param version empty when the name has none
record ArchiveName(String artifact, String version) {
    /// Words that stand inside versions, before a number.
    private static final Set<String> QUALIFIERS = Set.of(
            "alpha",
            "beta",
            "m",
            "milestone",
            "rc",
            "cr",
            "sp",
            "snapshot",
            "pre",
            "preview",
            "ea",
            "b",
            "build",
            "rev",
            "r",
            "jre",
            "jdk",
            "android",
            "final",
            "release",
            "ga",
            "incubating",
            "dev",
            "p",
            "patch",
            "hotfix");

    private static final List<String> CLASSIFIERS =
            List.of("-sources", "-javadoc", "-tests", "-test-sources", "-jar-with-dependencies");

    /// @param declared versions that the manifest tells, the more trusted first
    static ArchiveName of(String fileName, List<String> declared) {
        String stem = stem(fileName);
        for (String version : declared) {
            int at = version.isEmpty() ? -1 : stem.indexOf("-" + version);
            int end = at + 1 + version.length();
            if (at > 0 && (end == stem.length() || stem.charAt(end) == '-')) {
                return new ArchiveName(stem.substring(0, at), version);
            }
        }
        int split = split(stem, '-');
        if (split < 0) {
            split = split(stem, '_');
        }
        return split < 0
                ? new ArchiveName(stem, "")
                : new ArchiveName(stem.substring(0, split), stem.substring(split + 1));
    }

    private static String stem(String fileName) {
        String stem = fileName.substring(fileName.lastIndexOf('/') + 1);
        stem = stem.substring(0, Math.max(0, stem.lastIndexOf('.')));
        for (String classifier : CLASSIFIERS) {
            if (stem.endsWith(classifier)) {
                return stem.substring(0, stem.length() - classifier.length());
            }
        }
        return stem;
    }

    /// The last separator before a digit that does not stand inside a version already begun: `log4j-1.2-api-2.17.1`
    /// splits at 2.17.1, `guava-31.0-rc-1` at 31.0.
    private static int split(String stem, char separator) {
        int split = -1;
        for (int at = stem.indexOf(separator); at >= 0; at = stem.indexOf(separator, at + 1)) {
            boolean number = at > 0 && at + 1 < stem.length() && Character.isDigit(stem.charAt(at + 1));
            if (number && (split < 0 || !insideVersion(stem, split, at, separator))) {
                split = at;
            }
        }
        return split;
    }

    /// Whether the word before `at` goes on with the version that starts after `split`.
    private static boolean insideVersion(String stem, int split, int at, char separator) {
        String word =
                stem.substring(stem.lastIndexOf(separator, at - 1) + 1, at).toLowerCase(Locale.ROOT);
        return Character.isDigit(stem.charAt(split + 1))
                && (word.isEmpty() || Character.isDigit(word.charAt(0)) || QUALIFIERS.contains(word));
    }
}
