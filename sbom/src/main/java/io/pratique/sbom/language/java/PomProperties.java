package io.pratique.sbom.language.java;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/// The file that maven-archiver puts into what it packs: `META-INF/maven/GROUP/ARTIFACT/pom.properties`.
final class PomProperties {
    /// It has three lines and a comment.
    static final int LARGEST = 64 << 10;

    private PomProperties() {}

    /// The coordinates, unless a part is missing or was left as a `${placeholder}`.
    static Optional<Coordinates> parse(byte[] text) throws IOException {
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(text));
        } catch (IllegalArgumentException badEscape) {
            throw new IOException("pom.properties with a broken escape", badEscape);
        }
        String group = properties.getProperty("groupId", "").strip();
        String artifact = properties.getProperty("artifactId", "").strip();
        String version = properties.getProperty("version", "").strip();
        boolean plausible =
                Coordinates.plausible(group) && Coordinates.plausible(artifact) && Coordinates.plausible(version);
        return plausible ? Optional.of(new Coordinates(group, artifact, version)) : Optional.empty();
    }
}
