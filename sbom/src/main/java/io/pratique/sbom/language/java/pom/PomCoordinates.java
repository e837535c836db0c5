package io.pratique.sbom.language.java.pom;

import io.pratique.json.XmlElement;

/// What names a project of Maven; parts may be empty or hold `${…}`.
record PomCoordinates(String group, String artifact, String version) {
    static PomCoordinates of(XmlElement element) {
        return new PomCoordinates(element.text("groupId"), element.text("artifactId"), element.text("version"));
    }

    /// Whether all parts are known.
    boolean complete() {
        return plausible(group) && hasNoEmptyPart(group) && plausible(artifact) && plausible(version);
    }

    /// The group becomes folders: an empty part would make the path begin at the root.
    private static boolean hasNoEmptyPart(String group) {
        return !group.startsWith(".") && !group.endsWith(".") && !group.contains("..");
    }

    /// Where the project's description lies in a repository (Maven, "Repository Layout: Maven 2"). Only for
    /// [#complete] coordinates.
    String path() {
        return folder() + '/' + version + '/' + artifact + '-' + version + ".pom";
    }

    PomCoordinates withVersion(String other) {
        return new PomCoordinates(group, artifact, other);
    }

    /// The folder in a repository where all versions lie. Only for [#complete] coordinates.
    String folder() {
        return group.replace('.', '/') + '/' + artifact;
    }

    @Override
    public String toString() {
        return group + ':' + artifact + ':' + version;
    }

    /// Whether a text can be a part of coordinates, and of a path.
    static boolean plausible(String text) {
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && ".-_+~".indexOf(c) < 0) {
                return false;
            }
            letters |= letter;
        }
        return letters && text.length() <= 200;
    }
}
