package io.pratique.model.inventory;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One installed package.
///
/// @param purl its package URL; [PackageUrl#type] tells the kind
/// @param name as its own ecosystem writes it, for example `@babel/core` or `org.apache.commons:commons-text`
/// @param version as its own ecosystem writes it, with the epoch where there is one; empty when unknown
/// @param source what it was built from, where the package database says so
/// @param origins where it was seen, the first being the one to show
/// @param licenses SPDX expressions; what is declared as it stands where it cannot be read as one
/// @param owner the package of the distribution that installed it, where one did: then the distribution answers for
///     it
/// @param scope when it is used
/// @param assumed whether the version is only the lowest of those that a manifest allows: which one is installed,
///     if any,
///     is not known
public record Component(
        PackageUrl purl,
        String name,
        String version,
        @Nullable SourcePackage source,
        List<Origin> origins,
        List<String> licenses,
        @Nullable String owner,
        Scope scope,
        boolean assumed) {

    /// By type, name, version, then where it was first seen.
    public static final Comparator<Component> ORDER = Component::compare;

    public Component {
        origins = List.copyOf(origins);
        licenses = List.copyOf(licenses);
    }

    // One comparison rather than a chain of key extractors, which takes longer to set up than it takes to sort most
    // inventories.
    private static int compare(Component a, Component b) {
        int order = a.type().compareTo(b.type());
        order = order != 0 ? order : a.name.compareTo(b.name);
        order = order != 0 ? order : a.version.compareTo(b.version);
        order = order != 0 ? order : a.purl.compareTo(b.purl);
        return order != 0 ? order : a.path().compareTo(b.path());
    }

    public static Component of(PackageUrl purl, String name, String version) {
        return new Component(purl, name, version, null, List.of(), List.of(), null, Scope.RUNTIME, false);
    }

    public String type() {
        return purl.type();
    }

    /// The first place it was seen, empty where none is known.
    public String path() {
        return origins.isEmpty() ? "" : origins.getFirst().path();
    }

    public Component withSource(String sourceName, String sourceVersion) {
        return withSource(new SourcePackage(sourceName, sourceVersion));
    }

    public Component withSource(@Nullable SourcePackage origin) {
        return new Component(purl, name, version, origin, origins, licenses, owner, scope, assumed);
    }

    public Component withOrigins(List<Origin> places) {
        return new Component(purl, name, version, source, places, licenses, owner, scope, assumed);
    }

    public Component withLicenses(List<String> declared) {
        return new Component(purl, name, version, source, origins, declared, owner, scope, assumed);
    }

    public Component withOwner(@Nullable String distributionPackage) {
        return new Component(purl, name, version, source, origins, licenses, distributionPackage, scope, assumed);
    }

    public Component withPurl(PackageUrl other) {
        return new Component(other, name, version, source, origins, licenses, owner, scope, assumed);
    }

    public Component withScope(Scope when) {
        return new Component(purl, name, version, source, origins, licenses, owner, when, assumed);
    }

    public Component withAssumed(boolean only) {
        return new Component(purl, name, version, source, origins, licenses, owner, scope, only);
    }
}
