package io.pratique.match.exception;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was scanned, as far as statements speak of it.
///
/// @param names of the image; none for a folder
/// @param digests of the image: of its manifest, of the index that lists it
/// @param architecture in the terms of the OCI image index; null where there is none
/// @param components everything installed
public record Target(
        List<ImageName> names,
        List<Digest> digests,
        @Nullable String architecture,
        @Nullable Distro distro,
        List<Component> components) {
    /// Types of packages that are linked or packed into one file.
    private static final Set<String> PROGRAMS = Set.of("cargo", "golang", "maven");

    public Target {
        names = List.copyOf(names);
        digests = List.copyOf(digests);
        components = List.copyOf(components);
    }

    public static Target of(ScanResult scan) {
        Sbom sbom = scan.sbom();
        if (scan.image() == null) {
            return new Target(List.of(), List.of(), null, sbom.distro(), sbom.components());
        }
        Image image = scan.image();
        var target = new Target(
                List.of(),
                List.of(image.digest()),
                image.config().platform().architecture(),
                sbom.distro(),
                sbom.components());
        target = target.withName(scan.name()).withName(image.name());
        for (String name : image.references().names()) {
            target = target.withName(name);
        }
        for (Digest digest : image.references().digests()) {
            target = target.withDigest(digest);
        }
        return target;
    }

    /// The same under one more name, such as `ghcr.io/org/app:1.4`.
    public Target withName(String name) {
        List<ImageName> more = new ArrayList<>(names);
        ImageName parsed = ImageName.parse(name);
        if (!more.contains(parsed)) {
            more.add(parsed);
        }
        return new Target(more, digests, architecture, distro, components);
    }

    /// The same with one more digest: that of an index, or a repository's for a local image.
    public Target withDigest(Digest digest) {
        List<Digest> more = new ArrayList<>(digests);
        more.add(digest);
        return new Target(names, more, architecture, distro, components);
    }

    boolean isNamed(String text) {
        if (hasDigest(text)) {
            return true;
        }
        ImageName pattern = ImageName.parse(text);
        if (pattern.digest() != null) {
            return hasDigest(pattern.digest());
        }
        return names.stream().anyMatch(name -> name.isCoveredBy(pattern));
    }

    boolean hasDigest(@Nullable String text) {
        return digests.stream().anyMatch(digest -> digest.toString().equals(text));
    }

    /// Whether a component is inside of what a package URL names.
    boolean holds(PackageUrl product, Component component) {
        return switch (product.type()) {
            case "oci", "docker" -> ImagePurls.names(product, this);
            default ->
                components.stream().anyMatch(other -> Purls.covers(product, other) && contains(other, component));
        };
    }

    /// Every file a component is in is one that the other is in too: a program with its modules, an archive with
    /// the
    /// archives inside.
    private static boolean contains(Component outer, Component inner) {
        return outer != inner
                && !inner.origins().isEmpty()
                && inner.origins().stream()
                        .allMatch(place ->
                                outer.origins().stream().anyMatch(around -> isInside(inner, place, outer, around)));
    }

    /// A database of many packages is no such file: what stands in it together belongs to different products.
    private static boolean isInside(Component inner, Origin place, Component outer, Origin around) {
        if (place.path().equals(around.path())) {
            return PROGRAMS.contains(outer.type()) && outer.type().equals(inner.type());
        }
        return place.path().startsWith(around.path())
                && place.path().startsWith("!/", around.path().length());
    }
}
