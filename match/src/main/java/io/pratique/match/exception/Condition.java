package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.SourcePackage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Something that is asked of a finding.
///
/// A package may be in several places under one finding. Conditions on places hold only where they hold for all of
/// them: what is known of the copy below `test/` says nothing of the one below `app/`.
public sealed interface Condition {
    boolean holds(Finding finding, Target target);

    /// How much it narrows: what weighs more is said more exactly.
    default int weight() {
        return 1;
    }

    /// The package is one that a package URL speaks of.
    record OfPackage(PackageUrl purl) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return Purls.covers(purl, finding.component());
        }

        @Override
        public int weight() {
            return Purls.weight(purl);
        }
    }

    /// The package's name in its own ecosystem, where `*` stands for any text.
    record Named(String name) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return Wildcard.matches(name, finding.component().name());
        }
    }

    /// The package's name is found by a regular expression.
    record NamedLike(Regex name) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return name.find(finding.component().name());
        }
    }

    /// The name of the package it was built from is found by a regular expression.
    record BuiltFrom(Regex name) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            SourcePackage source = finding.component().source();
            return source != null && name.find(source.name());
        }
    }

    /// The package's version, where `*` stands for any text.
    record OfVersion(String version) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return Wildcard.matches(version, finding.component().version());
        }
    }

    /// The type of its package URL is one of these.
    record OfType(Set<String> types) implements Condition {
        public OfType {
            types = Set.copyOf(types);
        }

        @Override
        public boolean holds(Finding finding, Target target) {
            return types.contains(finding.component().type());
        }
    }

    /// All places of the package lie where one of the globs says.
    record At(Set<Glob> paths) implements Condition {
        public At {
            paths = Set.copyOf(paths);
        }

        @Override
        public boolean holds(Finding finding, Target target) {
            return everywhere(
                    finding.component(), origin -> paths.stream().anyMatch(glob -> glob.matches(origin.path())));
        }
    }

    /// The package came with a layer, named by its digest or the beginning of it.
    record InLayer(String digest) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return everywhere(finding.component(), origin -> Layers.isNamed(origin.layer(), digest));
        }
    }

    /// The package is inside of what a package URL names: an image, or the file that another package came in; or it
    /// is that package.
    record Within(PackageUrl product) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return Purls.covers(product, finding.component()) || target.holds(product, finding.component());
        }

        @Override
        public int weight() {
            return Purls.weight(product);
        }
    }

    /// The image bears a name, with or without a tag, where `*` stands for any text; or a digest.
    record OfImage(String name) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return target.isNamed(name);
        }
    }

    /// The image has one of some digests, written as `sha256:…`.
    record OfDigest(List<String> digests) implements Condition {
        public OfDigest {
            digests = List.copyOf(digests);
        }

        @Override
        public boolean holds(Finding finding, Target target) {
            return digests.stream().anyMatch(target::hasDigest);
        }
    }

    /// The target's operating system is the one that a CPE names.
    record OnSystem(String cpe) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return SystemCpe.names(cpe, target.distro());
        }
    }

    /// What the maintainers say of a fix is one of these.
    record Fix(Set<FixState> states) implements Condition {
        public Fix {
            states = Set.copyOf(states);
        }

        @Override
        public boolean holds(Finding finding, Target target) {
            return states.contains(finding.state());
        }
    }

    /// It was found by the package's own name, or by that of what it was built from.
    record FoundByOwnName(boolean own) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            String name = finding.component().name();
            return finding.evidence().stream()
                            .anyMatch(evidence -> evidence.packageName().equalsIgnoreCase(name))
                    == own;
        }
    }

    /// The target's operating system is a distribution of an id and a release, and the package one of its own.
    record OfDistribution(String id, String release) implements Condition {
        private static final Set<String> TYPES = Set.of("alpm", "apk", "deb", "rpm");

        /// What Grype calls distributions otherwise than they call themselves.
        private static final Map<String, String> OTHER_IDS =
                Map.of("rhel", "redhat", "ol", "oraclelinux", "amzn", "amazonlinux", "rocky", "rockylinux");

        @Override
        public boolean holds(Finding finding, Target target) {
            Distro distro = target.distro();
            return distro != null
                    && TYPES.contains(finding.component().type())
                    && (distro.id().equals(id) || id.equals(OTHER_IDS.get(distro.id())))
                    && (distro.version().equals(release)
                            || distro.version().startsWith(release + ".")
                            || distro.version().isEmpty() && release.equals("rolling"));
        }
    }

    /// An advisory of an ecosystem stands behind it: of `Debian:12`, or of any release for `Debian`.
    record OfEcosystem(String ecosystem) implements Condition {
        @Override
        public boolean holds(Finding finding, Target target) {
            return finding.evidence().stream()
                    .map(evidence -> evidence.ecosystem())
                    .anyMatch(found -> found.toString().equalsIgnoreCase(ecosystem)
                            || found.name().equalsIgnoreCase(ecosystem));
        }
    }

    private static boolean everywhere(Component component, Predicate<Origin> test) {
        return !component.origins().isEmpty() && component.origins().stream().allMatch(test);
    }
}
