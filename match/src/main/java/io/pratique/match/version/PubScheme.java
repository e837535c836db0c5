package io.pratique.match.version;

import java.util.Set;

/// Semantic versions whose builds count: those of Dart (pub.dev/packages/pub_semver) and of Julia
/// (`VersionNumber`).
///
/// Julia's packages of libraries are rebuilt without a new version but for the build: `1.2.13+1`.
public final class PubScheme implements VersionScheme {
    @Override
    public String id() {
        return "pub";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("pub", "julia");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        SemanticParts left = SemanticParts.read(id(), a);
        SemanticParts right = SemanticParts.read(id(), b);
        int order = left.compareRelease(right);
        return order != 0 ? order : left.compareBuild(right);
    }
}
