package io.pratique.sbom.embedded;

import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Discovery;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells what an SBOM that lies in an image says. Packages of a distribution are left to its package database, and
/// of package URLs only the coordinates are taken.
final class SaidPackages {
    private static final Set<String> DISTRIBUTION_TYPES = Set.of("alpm", "apk", "deb", "rpm");

    private SaidPackages() {}

    static void tell(ScanResult said, Consumer<Discovery> out) {
        for (Component component : said.sbom().components()) {
            if (!distributed(component.purl())) {
                out.accept(new Discovery.Installed(component
                        .withPurl(coordinates(component.purl()))
                        .withOrigins(List.of())
                        .withOwner(null)));
            }
        }
        for (Dependency dependency : said.sbom().dependencies()) {
            @Nullable PackageUrl from = dependency.from();
            if ((from == null || !distributed(from)) && !distributed(dependency.to())) {
                out.accept(
                        new Discovery.Requires(from == null ? null : coordinates(from), coordinates(dependency.to())));
            }
        }
        for (ScanProblem problem : said.problems()) {
            out.accept(new Discovery.Malformed(
                    problem.where().isEmpty() ? problem.message() : problem.where() + ": " + problem.message()));
        }
    }

    private static boolean distributed(PackageUrl purl) {
        return DISTRIBUTION_TYPES.contains(purl.type());
    }

    private static PackageUrl coordinates(PackageUrl purl) {
        return PackageUrl.of(purl.type(), purl.namespace(), purl.name(), purl.version());
    }
}
