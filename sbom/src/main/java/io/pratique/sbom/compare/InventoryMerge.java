package io.pratique.sbom.compare;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one inventory of several: the same package is listed once, with the places and licences of all.
///
/// It is as complete as the least complete of them. Of several operating systems the first is kept, and the others
/// are a problem: packages of theirs would be judged by the wrong advisories.
public final class InventoryMerge {
    private InventoryMerge() {}

    private record Key(PackageUrl purl, @Nullable String owner) {}

    public static ScanResult of(String name, List<ScanResult> parts) {
        Map<Key, Component> components = new LinkedHashMap<>();
        Set<Dependency> dependencies = new LinkedHashSet<>();
        List<ScanProblem> problems = new ArrayList<>();
        ScanStatus status = ScanStatus.COMPLETE;
        @Nullable Distro distro = null;
        for (ScanResult part : parts) {
            for (Component one : part.sbom().components()) {
                components.merge(new Key(one.purl(), one.owner()), one, InventoryMerge::both);
            }
            dependencies.addAll(part.sbom().dependencies());
            problems.addAll(part.problems());
            status = part.status().compareTo(status) > 0 ? part.status() : status;
            @Nullable Distro other = part.sbom().distro();
            if (distro == null) {
                distro = other;
            } else if (other != null && !same(distro, other)) {
                problems.add(new ScanProblem(
                        ScanProblem.Kind.UNSUPPORTED,
                        part.name(),
                        "another operating system than the first; its packages cannot be judged in one inventory"));
            }
        }
        if (status == ScanStatus.COMPLETE && !problems.isEmpty()) {
            status = ScanStatus.INCOMPLETE;
        }
        var sbom = new Sbom(distro, List.copyOf(components.values()), List.copyOf(dependencies), code(parts));
        return new ScanResult(name, null, sbom, status, problems);
    }

    /// Of paths at which the parts hold different code, or one of them none that is known, nothing can be said.
    private static List<Code> code(List<ScanResult> parts) {
        Map<String, Code> code = new LinkedHashMap<>();
        Set<String> doubtful = new HashSet<>();
        for (ScanResult part : parts) {
            for (Code one : part.sbom().code()) {
                Code before = code.putIfAbsent(one.path(), one);
                if (before != null && !before.equals(one)) {
                    doubtful.add(one.path());
                }
            }
        }
        for (ScanResult part : parts) {
            Set<String> own = new HashSet<>();
            part.sbom().code().forEach(one -> own.add(one.path()));
            part.sbom().components().stream()
                    .flatMap(component -> component.origins().stream())
                    .map(Origin::path)
                    .filter(path -> !own.contains(path))
                    .forEach(doubtful::add);
        }
        code.keySet().removeAll(doubtful);
        return List.copyOf(code.values());
    }

    private static boolean same(Distro one, Distro other) {
        return one.id().equals(other.id()) && one.version().equals(other.version());
    }

    private static Component both(Component one, Component other) {
        Set<Origin> origins = new LinkedHashSet<>(one.origins());
        origins.addAll(other.origins());
        Set<String> licenses = new LinkedHashSet<>(one.licenses());
        licenses.addAll(other.licenses());
        return one.withOrigins(List.copyOf(origins))
                .withLicenses(List.copyOf(licenses))
                .withScope(one.scope().or(other.scope()))
                .withSource(one.source() == null ? other.source() : one.source());
    }
}
