package io.pratique.sbom.language.java.pom;

import org.jspecify.annotations.Nullable;

/// What two dependencies have in common of which only one is used: the file, but for its version (Maven,
/// "Dependency Mediation").
record ArtifactKey(String group, String artifact, String extension, String classifier) {
    // Written out: what the compiler generates for records costs much where maps have thousands of them.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArtifactKey that
                && artifact.equals(that.artifact)
                && group.equals(that.group)
                && extension.equals(that.extension)
                && classifier.equals(that.classifier);
    }

    @Override
    public int hashCode() {
        return 31 * artifact.hashCode() + group.hashCode();
    }

    static ArtifactKey of(PomDependency dependency) {
        PomCoordinates coordinates = dependency.coordinates();
        String type = dependency.type().isEmpty() ? "jar" : dependency.type();
        String classifier = dependency.classifier();
        return new ArtifactKey(
                coordinates.group(),
                coordinates.artifact(),
                extension(type),
                classifier.isEmpty() ? classifier(type) : classifier);
    }

    /// The types that Maven itself knows (Maven, "Default Artifact Handlers Reference").
    private static String extension(String type) {
        return switch (type) {
            case "maven-plugin", "ejb", "ejb-client", "test-jar", "java-source", "javadoc" -> "jar";
            default -> type;
        };
    }

    private static String classifier(String type) {
        return switch (type) {
            case "ejb-client" -> "client";
            case "test-jar" -> "tests";
            case "java-source" -> "sources";
            case "javadoc" -> "javadoc";
            default -> "";
        };
    }

    /// Whether it has its dependencies inside, so that these are not looked for.
    boolean packed() {
        return switch (extension) {
            case "war", "ear", "rar", "par" -> true;
            default -> false;
        };
    }
}
