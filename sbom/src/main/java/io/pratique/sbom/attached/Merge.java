package io.pratique.sbom.attached;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds the packages of attached SBOMs to those found in the layers. A package that was found stays as it was: two
/// package URLs that differ only in qualifiers are one package, and of the packages of a distribution, which tools
/// call by different names, the namespace does not count either.
final class Merge {
    private static final Set<String> DISTRIBUTION_TYPES = Set.of("alpm", "apk", "deb", "rpm");

    private final ScanResult found;
    private final Map<Key, PackageUrl> known = new HashMap<>();
    private final Map<PackageUrl, Component> added = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private @Nullable Distro distro;

    private record Key(
            String type,
            @Nullable String namespace,
            String name,
            @Nullable String version) {
        static Key of(PackageUrl purl) {
            boolean system = DISTRIBUTION_TYPES.contains(purl.type());
            return new Key(purl.type(), system ? null : purl.namespace(), purl.name(), purl.version());
        }
    }

    private record Edge(@Nullable PackageUrl from, PackageUrl to) {}

    Merge(ScanResult found) {
        this.found = found;
        this.distro = found.sbom().distro();
        for (Component component : found.sbom().components()) {
            known.putIfAbsent(Key.of(component.purl()), component.purl());
        }
        for (Dependency one : found.sbom().dependencies()) {
            edges.add(new Edge(one.from(), one.to()));
        }
    }

    void problem(ScanProblem problem) {
        problems.add(problem);
    }

    /// @param path how to name the document as a place
    void add(String path, ScanResult said) {
        boolean ours = isOurs(said.sbom().distro());
        if (!ours) {
            problem(new ScanProblem(
                    ScanProblem.Kind.UNSUPPORTED,
                    path,
                    "an SBOM of another operating system than the image's; the packages of that system are left out"));
        } else if (distro == null) {
            distro = said.sbom().distro();
        }
        var origin = new Origin(null, path);
        for (Component component : said.sbom().components()) {
            if (ours || !DISTRIBUTION_TYPES.contains(component.type())) {
                add(component, origin);
            }
        }
        for (Dependency one : said.sbom().dependencies()) {
            add(one, path);
        }
        for (ScanProblem one : said.problems()) {
            problem(new ScanProblem(
                    one.kind(), path, one.where().isEmpty() ? one.message() : one.where() + ": " + one.message()));
        }
        if (said.status() != ScanStatus.COMPLETE && said.problems().isEmpty()) {
            problem(new ScanProblem(ScanProblem.Kind.MISSING, path, "the SBOM says that it is incomplete"));
        }
    }

    private void add(Component component, Origin origin) {
        PackageUrl given = component.purl();
        boolean system = DISTRIBUTION_TYPES.contains(given.type());
        PackageUrl purl =
                system ? given : PackageUrl.of(given.type(), given.namespace(), given.name(), given.version());
        PackageUrl present = known.putIfAbsent(Key.of(purl), purl);
        if (present == null) {
            added.put(
                    purl, component.withPurl(purl).withOrigins(List.of(origin)).withOwner(null));
            return;
        }
        Component before = added.get(present);
        if (before != null && !before.origins().contains(origin)) {
            List<Origin> origins = new ArrayList<>(before.origins());
            origins.add(origin);
            added.put(present, before.withOrigins(origins));
        }
    }

    /// What the target itself needs is left out: documents of images list everything there.
    private void add(Dependency one, String path) {
        PackageUrl from = one.from() == null ? null : known.get(Key.of(one.from()));
        PackageUrl to = known.get(Key.of(one.to()));
        if (from != null && to != null && !from.equals(to) && edges.add(new Edge(from, to))) {
            dependencies.add(new Dependency(from, to, path));
        }
    }

    /// Tools tell the release of a system more or less exactly.
    private boolean isOurs(@Nullable Distro other) {
        Distro own = distro;
        if (own == null || other == null || Objects.equals(own, other)) {
            return true;
        }
        return own.id().equals(other.id())
                && (isPart(own.version(), other.version()) || isPart(other.version(), own.version()));
    }

    private static boolean isPart(String part, String whole) {
        return part.isEmpty() || whole.equals(part) || whole.startsWith(part + ".");
    }

    ScanResult result() {
        Sbom sbom = found.sbom();
        List<Component> components = new ArrayList<>(sbom.components());
        components.addAll(added.values());
        List<Dependency> needs = new ArrayList<>(sbom.dependencies());
        needs.addAll(dependencies);
        List<ScanProblem> all = new ArrayList<>(found.problems());
        all.addAll(problems);
        ScanStatus status =
                found.status() == ScanStatus.COMPLETE && !all.isEmpty() ? ScanStatus.INCOMPLETE : found.status();
        return new ScanResult(
                found.name(),
                found.image(),
                found.base(),
                new Sbom(distro, components, needs, sbom.code()),
                found.programs(),
                status,
                all);
    }
}
