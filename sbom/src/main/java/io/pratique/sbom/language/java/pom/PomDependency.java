package io.pratique.sbom.language.java.pom;

import io.pratique.json.XmlElement;
import java.util.function.UnaryOperator;

/// A dependency as a pom.xml writes it; what it leaves out is empty.
record PomDependency(PomCoordinates coordinates, String type, String classifier, String scope, String optional) {

    static PomDependency of(XmlElement element) {
        return new PomDependency(
                PomCoordinates.of(element),
                element.text("type"),
                element.text("classifier"),
                element.text("scope"),
                element.text("optional"));
    }

    /// What two dependencies have in common of which only one counts (Maven, "Dependency Management").
    record Key(String group, String artifact, String type, String classifier) {}

    Key key() {
        return new Key(coordinates.group(), coordinates.artifact(), type.isEmpty() ? "jar" : type, classifier);
    }

    PomDependency map(UnaryOperator<String> change) {
        return new PomDependency(
                new PomCoordinates(
                        change.apply(coordinates.group()),
                        change.apply(coordinates.artifact()),
                        change.apply(coordinates.version())),
                change.apply(type),
                change.apply(classifier),
                change.apply(scope),
                change.apply(optional));
    }

    /// With what is left out taken from the dependency management.
    PomDependency managed(PomDependency management) {
        PomCoordinates own = coordinates;
        return new PomDependency(
                new PomCoordinates(
                        own.group(), own.artifact(), either(own.version(), management.coordinates.version())),
                type,
                classifier,
                either(scope, management.scope),
                either(optional, management.optional));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    /// Whether it stands for the dependency management of another project.
    boolean imports() {
        return scope.equals("import") && type.equals("pom");
    }
}
