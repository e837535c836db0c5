package io.pratique.match.version;

import java.util.Set;

/// How an ecosystem orders its versions. Stateless.
///
/// To add one: a class, a table of comparisons, a line in [VersionSchemes#ALL]; see
/// docs/howto/add-a-version-scheme.md.
public interface VersionScheme {
    /// `apk`, `deb`, `semver`
    String id();

    /// The package URL types whose versions it orders.
    Set<String> purlTypes();

    /// Negative, zero or positive as `a` is older than, equal to or newer than `b`: a total order over all valid
    /// versions, except where the ecosystem's own is none: Maven's is not transitive for odd mixtures of
    /// qualifiers, those of pacman and LuaRocks where only some versions have a release.
    ///
    /// @throws InvalidVersionException when one of them is not a version of this scheme, and for no other reason
    int compare(String a, String b) throws InvalidVersionException;
}
