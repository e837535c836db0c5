package io.pratique.sbom.language.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The artifacts of which classes are known that alone have some problems. They are named here and not only in the
/// rules, so that no rule is read before such an artifact is met.
final class ClassRules {
    static final List<Listed> ALL = List.of(
            new Listed("log4j", "log4j", "log4j-1-chainsaw"),
            new Listed("log4j", "log4j", "log4j-1-jdbc-appender"),
            new Listed("log4j", "log4j", "log4j-1-jms-appender"),
            new Listed("log4j", "log4j", "log4j-1-jms-sink"),
            new Listed("log4j", "log4j", "log4j-1-socket-server"),
            new Listed("org.apache.logging.log4j", "log4j-core", "log4j-jndi-lookup"));

    private ClassRules() {}

    /// A rule of `rules/classes`.
    record Listed(String group, String artifact, String rule) {
        boolean isFor(Coordinates found) {
            return found.artifact().equals(artifact) && found.group().equals(group);
        }

        ClassRule read() {
            String path = "/io/pratique/sbom/language/java/".concat(rule).concat(".toml");
            try (InputStream in = ClassRules.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("no rule ".concat(rule));
                }
                return ClassRule.parse(in.readAllBytes());
            } catch (IOException problem) {
                throw new UncheckedIOException("rule ".concat(rule), problem);
            }
        }
    }
}
