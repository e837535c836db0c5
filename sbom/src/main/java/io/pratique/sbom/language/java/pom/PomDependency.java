package io.pratique.sbom.language.java.pom;

import io.pratique.json.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A dependency as a pom.xml writes it; what it leaves out is empty.
record PomDependency(
        PomCoordinates coordinates,
        String type,
        String classifier,
        String scope,
        String optional,
        List<Exclusion> exclusions) {

    static PomDependency of(XmlElement element) {
        return new PomDependency(
                PomCoordinates.of(element),
                element.text("type"),
                element.text("classifier"),
                element.text("scope"),
                element.text("optional"),
                Exclusion.of(element));
    }

    /// What two dependencies have in common of which only one counts (Maven, "Dependency Management").
    record Key(String group, String artifact, String type, String classifier) {
        // Written out: what the compiler generates for records costs much where maps have thousands of them.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && artifact.equals(that.artifact)
                    && group.equals(that.group)
                    && type.equals(that.type)
                    && classifier.equals(that.classifier);
        }

        @Override
        public int hashCode() {
            return 31 * artifact.hashCode() + group.hashCode();
        }
    }

    Key key() {
        return new Key(coordinates.group(), coordinates.artifact(), type.isEmpty() ? "jar" : type, classifier);
    }

    PomDependency map(UnaryOperator<String> change) {
        if (plain()) {
            return this;
        }
        return new PomDependency(
                new PomCoordinates(
                        change.apply(coordinates.group()),
                        change.apply(coordinates.artifact()),
                        change.apply(coordinates.version())),
                change.apply(type),
                change.apply(classifier),
                change.apply(scope),
                change.apply(optional),
                exclusions.stream()
                        .map(one -> new Exclusion(change.apply(one.group()), change.apply(one.artifact())))
                        .toList());
    }

    /// Whether no part of it is a property.
    private boolean plain() {
        return isPlain(coordinates.version())
                && isPlain(coordinates.group())
                && isPlain(coordinates.artifact())
                && isPlain(type)
                && isPlain(classifier)
                && isPlain(scope)
                && isPlain(optional)
                && exclusions.stream().allMatch(one -> isPlain(one.group()) && isPlain(one.artifact()));
    }

    private static boolean isPlain(String text) {
        return text.indexOf('$') < 0;
    }

    /// With what is left out taken from the dependency management, but for `optional`, which Maven leaves.
    PomDependency managed(PomDependency management) {
        PomCoordinates own = coordinates;
        return new PomDependency(
                new PomCoordinates(
                        own.group(), own.artifact(), either(own.version(), management.coordinates.version())),
                type,
                classifier,
                either(scope, management.scope),
                optional,
                exclusions.isEmpty() ? management.exclusions : exclusions);
    }

    /// What the dependency management of the project whose graph it is makes of it: unlike [#managed] it also
    /// overrides.
    PomDependency overridden(PomDependency management) {
        List<Exclusion> all = exclusions;
        if (!management.exclusions.isEmpty()) {
            all = new ArrayList<>(exclusions);
            all.addAll(management.exclusions);
        }
        return new PomDependency(
                coordinates.withVersion(either(management.coordinates.version(), coordinates.version())),
                type,
                classifier,
                either(management.scope, scope),
                either(management.optional, optional),
                all);
    }

    PomDependency at(PomCoordinates other) {
        return new PomDependency(other, type, classifier, scope, optional, exclusions);
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    /// Whether it stands for the dependency management of another project.
    boolean imports() {
        return scope.equals("import") && type.equals("pom");
    }
}
