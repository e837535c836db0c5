package io.pratique.sbom;

import io.pratique.model.ScanProblem;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.Sbom;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.license.LicenseExpression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts the inventory of a target together from what was found in its files.
final class InventoryBuilder {
    private static final Set<String> DISTRIBUTION_TYPES = Set.of("alpm", "apk", "deb", "ebuild", "opkg", "rpm");

    /// What is told by a program itself. Where a package brought the file, the program is that package.
    private static final String UNPACKAGED = "generic";

    private static final Comparator<Origin> ORIGINS = InventoryBuilder::compare;

    private final List<Placed> placed = new ArrayList<>();
    private final Relationships relationships = new Relationships();
    private final Map<String, List<String>> licensed = new HashMap<>();
    private final UnfollowedPackages unfollowed = new UnfollowedPackages();
    private final LicensePlaces licensePlaces = new LicensePlaces();
    private final GoVersions goVersions = new GoVersions();
    private final Map<String, Code> code = new HashMap<>();
    private final OwnedPaths owned = new OwnedPaths();
    private final ProgramLedger programs = new ProgramLedger();
    private final List<ScanProblem> problems = new ArrayList<>();
    private @Nullable Distro distro;
    private int rank = -1;

    private record Placed(
            Component component, String path, @Nullable Layer layer) {}

    private record Key(PackageUrl purl, @Nullable String owner) {
        // Written out: what the compiler generates for records is linked anew in every process.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && purl.equals(that.purl) && Objects.equals(owner, that.owner);
        }

        @Override
        public int hashCode() {
            return purl.hashCode();
        }
    }

    /// Says which layer first had a package that a file lists.
    @FunctionalInterface
    interface FirstLayer {
        @Nullable
        Layer of(PackageUrl purl);
    }

    /// Adds what a file says.
    ///
    /// @param path where it lies in the end
    void add(FileFindings file, String path, FirstLayer firstLayer) {
        if (file.isProgram()) {
            programs.seen(path);
        }
        for (Discovery.Installed installed : file.installed()) {
            Component component = installed.component();
            String where = within(path, installed.within());
            where = component.origins().isEmpty() ? where : component.path();
            goVersions.add(component, path);
            placed.add(new Placed(component, where, firstLayer.of(component.purl())));
        }
        file.code().forEach(held -> code.put(within(path, held.path()), held));
        relationships.add(file, path);
        file.unfollowed().forEach(unfollowed::add);
        for (Discovery.Licensed found : file.licensed()) {
            licensed.putIfAbsent(found.name(), found.licenses());
        }
        file.licenseTexts().forEach(licensePlaces::add);
        owned.addAll(file.owned());
        problems.addAll(file.problems());
        if (file.rank() > rank) {
            rank = file.rank();
            distro = file.distro();
        }
    }

    private static String within(String path, String place) {
        return place.isEmpty() ? path : path + "!/" + place;
    }

    List<ScanProblem> problems() {
        List<ScanProblem> all = new ArrayList<>(problems);
        all.addAll(unfollowed.problems());
        return all;
    }

    Sbom build() {
        Map<Key, Component> components = new LinkedHashMap<>();
        Map<Key, Set<Origin>> origins = new LinkedHashMap<>();
        for (Placed found : placed) {
            programs.explain(file(found.path()));
            Component component =
                    found.component().withPurl(inDistribution(found.component().purl()));
            @Nullable
            String owner = DISTRIBUTION_TYPES.contains(component.type()) ? null : owned.owner(file(found.path()));
            boolean packaged = owner != null && component.type().equals(UNPACKAGED);
            if (packaged || goVersions.outdone(component, found.path())) {
                continue;
            }
            var key = new Key(component.purl(), owner);
            component = licensePlaces.license(component, found.path());
            components.merge(key, component.withOwner(owner), InventoryBuilder::richer);
            origins.computeIfAbsent(key, any -> new TreeSet<>(ORIGINS)).add(new Origin(found.layer(), found.path()));
        }
        List<Component> all = new ArrayList<>(components.size());
        components.forEach((key, component) -> all.add(component
                .withOrigins(List.copyOf(origins.getOrDefault(key, Set.of())))
                .withLicenses(licenses(component))));
        return new Sbom(distro, all, relationships.resolve(this::inDistribution, owned), code());
    }

    /// Once the inventory is built.
    Programs programs() {
        return programs.count(owned);
    }

    /// Files of the distribution's packages are left out: it answers for them in its own advisories.
    private List<Code> code() {
        List<Code> all = new ArrayList<>(code.size());
        code.forEach((path, held) -> {
            if (owned.owner(file(path)) == null) {
                all.add(held.at(path));
            }
        });
        return all;
    }

    /// As SPDX expressions where they can be read so.
    private List<String> licenses(Component component) {
        List<String> declared = component.licenses();
        if (declared.isEmpty() && component.type().equals("deb")) {
            declared = licensed.getOrDefault(component.name(), List.of());
        }
        return declared.stream()
                .map(one -> LicenseExpression.of(one).orElse(one))
                .distinct()
                .toList();
    }

    private static Component richer(Component a, Component b) {
        Component richer = a.licenses().isEmpty() && !b.licenses().isEmpty() ? b : a;
        return richer.withScope(a.scope().or(b.scope())).withAssumed(a.assumed() && b.assumed());
    }

    /// The file itself where a path leads into an archive.
    private static String file(String path) {
        int inside = path.indexOf("!/");
        return inside < 0 ? path : path.substring(0, inside);
    }

    /// Packages of a distribution are named within it: `pkg:deb/debian/…?distro=debian-12` (purl types deb, apk and
    /// rpm).
    private PackageUrl inDistribution(PackageUrl purl) {
        if (distro == null || purl.namespace() != null || !DISTRIBUTION_TYPES.contains(purl.type())) {
            return purl;
        }
        String release = distro.version().isEmpty() ? distro.id() : distro.id() + "-" + distro.version();
        return new PackageUrl(purl.type(), distro.id(), purl.name(), purl.version(), purl.qualifiers(), purl.subpath())
                .with("distro", release);
    }

    private static int compare(Origin a, Origin b) {
        int order = a.path().compareTo(b.path());
        return order != 0 ? order : Integer.compare(index(a), index(b));
    }

    private static int index(Origin origin) {
        return origin.layer() == null ? -1 : origin.layer().index();
    }
}
